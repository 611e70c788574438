//! Words of news English that report the same thing.
//!
//! Each line is a set of words (any form, one stem each) that one article uses where another uses its neighbour.
//! A word may stand in several lines. Two words of a line are worth less than the same word twice: see
//! [`super::likeness`].

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{key, stem};

/// The lines in which a stem stands, by the stem's key.
static LINES: LazyLock<HashMap<u64, Vec<u16>>> = LazyLock::new(|| {
    let mut lines: HashMap<u64, Vec<u16>> = HashMap::new();
    for (number, line) in (0..).zip(SYNONYMS.lines().chain(COUNTRIES.lines())) {
        for word in line.split(' ').filter(|word| !word.is_empty()) {
            let found = lines.entry(key(&stem(word))).or_default();
            if found.last() != Some(&number) {
                found.push(number);
            }
        }
    }
    lines
});

/// The lines in which the stem with this key stands, in ascending order.
pub(super) fn lines_of(stem: u64) -> &'static [u16] {
    LINES.get(&stem).map_or(&[], Vec::as_slice)
}

/// The sets, one a line.
const SYNONYMS: &str = "
kill die murder slay fatal homicide dead toll perish assassinate massacre
injure wound hurt casualty
shoot gun gunfire gunman fire gunned
attack assault raid strike offensive ambush
bomb blast explode explosive detonate explosion
arrest detain custody capture apprehend jail seize
jail prison imprison sentence incarcerate bars
charge accuse allege indict prosecute suspect
court judge tribunal trial jury
convict guilty verdict conviction
sue lawsuit litigation complaint legal
police officer cop authority
robber thief burglar steal heist rob theft crook loot
crash collide collision wreck
fire blaze burn inferno flame
quake earthquake tremor temblor seismic
storm hurricane cyclone typhoon tempest
flood deluge inundate
die death dead pass
sick ill illness disease
doctor physician medic surgeon
hospital clinic medical
rise climb increase grow gain jump surge soar up higher rally expand advance
fall drop decline decrease slip lose plunge slide tumble down lower sink shed slump
boost bolster strengthen enhance increase promote impetus catalyst foster stimulate spur develop advance impulse encourage
reduce cut lower slash trim decrease shrink
buy acquire purchase takeover acquisition
sell auction sale
company firm corporation business giant maker
share stock equity
profit earn income gain revenue
price cost
pay spend cost fund finance
begin start launch open commence kick
end finish conclude close complete stop
create form establish found set build
win victory beat defeat triumph
lose defeat loss
game match contest
team squad club side
coach manager
star actor actress celebrity
movie film picture
sequel follow second
show programme television broadcast series
host emcee present anchor
sing song album music
direct director helm filmmaker
fire sack dismiss oust terminate axe
resign quit leave depart step
hire appoint name recruit employ pick choose select tap
replace succeed successor
job position post role work
employee worker staff
marry wed wedding marriage
divorce split separate
child kid baby youth boy girl young
man men male
woman female
mother mom mum
father dad
home house residence
country nation state
government administration authority regime cabinet ruler
president leader head chief
minister secretary official
ruler govern rule power control
parliament congress legislature lawmaker senate
law legislation bill act
vote ballot elect poll election
party group faction
rebel insurgent militant guerrilla fighter
soldier troop military army force
war conflict fight battle
peace ceasefire truce
agree accord deal pact treaty agreement settlement
talk negotiate discuss meet dialogue negotiation conversation
meet meeting summit conference talks encounter
ally partner friend associate
enemy foe rival opponent
help aid assist support back relief assistance
support back endorse favour
oppose against object resist opponent
criticise condemn denounce blame slam censure criticism rebuke
praise hail laud welcome applaud
warn caution alert warning
threat threaten danger risk menace
demand call urge request ask seek insist
refuse reject decline deny rebuff turn
allow permit let authorise grant
ban prohibit bar forbid block outlaw restrict
restrict limit curb curtail constraint restriction
approve endorse pass ratify clear accept
recognise acknowledge accept
remove withdraw delist drop strike lift delete
list register blacklist
stop halt prevent block suspend cease
continue remain keep stay persist
return comeback regain restore resume back
go travel head move visit trip
visit trip tour
come arrive reach
enter check admit
leave exit depart flee withdraw
escape flee run
send dispatch deliver ship
bring carry deliver
give provide supply offer grant furnish
get receive obtain gain
take seize capture grab
hold keep possess own
show reveal display indicate demonstrate suggest
find discover uncover detect locate
see watch view witness observe
hear listen
think believe consider expect feel
expect predict forecast project anticipate estimate likely
plan intend aim propose prepare scheme
want seek desire wish hope
hope wish aspire
try attempt effort bid seek
need require must necessary
use employ utilise apply
make produce manufacture build create
change alter modify shift amend
improve better enhance upgrade
repair fix patch mend
update patch upgrade release
release issue publish unveil launch free
unveil introduce reveal launch announce present
announce declare unveil proclaim
announcement declaration statement
decision move step act action
letter note memo
report document study survey
study research survey analysis
researcher scientist expert
test trial experiment examine
expert analyst specialist
problem issue trouble difficulty
error mistake fault flaw bug vulnerability
damage destroy harm ruin wreck
big large huge major great massive giant enormous
small little minor tiny
new fresh latest recent
old former previous earlier ex
first initial earliest
last final latest
early premature soon
fast quick rapid swift speed
important significant key crucial major vital
good positive constructive beneficial
bad negative poor
right correct proper
wrong false incorrect
same similar identical equal
different various several diverse
official formal formally
courageous brave bold
area field sector sphere region domain
city town municipality
near close nearby adjacent
world global international worldwide
economy economic commercial trade business
trade commerce export
money cash fund dollar
bank lender
job unemployment work
tax levy duty tariff
energy power electricity
oil petroleum crude
gas fuel
car vehicle auto automobile truck
plane aircraft jet airplane airliner flight
ship vessel boat
train rail railway
road highway street
phone mobile telephone
internet online web website
computer pc machine
software program application
hacker cyber intruder breach
customer consumer client user
people person citizen resident public
victim casualty
witness onlooker
teacher educator school
school education college university
student pupil
book novel
writer author
newspaper journal daily
reporter journalist correspondent
photo picture image photograph
video footage tape film
interview talk
event incident occasion
accident mishap crash
cause lead result trigger spark prompt
because due
role part
goal aim objective target
rule regulation law
right freedom liberty
deadline date
year annual yearly
month monthly
day daily
percent pct percentage
half fifty
double twice two
single one sole only
group band gang
organisation organization entity group body
member part
climb climber mountaineer mountaineering
mountain peak mount
spill leak
storm snow blizzard winter
drug narcotic medicine
alcohol drink drunk
rehab treatment rehabilitation clinic addiction
medal prize award honour
record best
score goal point
season campaign
final championship title
champion winner
injury hurt wound
sideline miss absent out
trade swap
contract deal agreement
bonus salary pay wage compensation
merger merge combine join
join unite link
lead front top ahead
rank place position
terror terrorism terrorist extremist militant
hostage captive prisoner
refugee migrant displaced
border frontier
nuclear atomic
missile rocket
weapon arm gun firearm
satellite spacecraft space probe capsule
launch liftoff blast
slam crash hit smash strike
evidence proof
evacuate flee
collapse fall crumble
protest demonstrate rally march unrest riot
protester demonstrator activist
strike walkout
sanction penalty punish embargo
fine penalty
freeze block
embassy consulate diplomatic mission
ambassador envoy diplomat
tie relation relationship link
cooperation collaboration partnership collaborate
extremism radical
religion faith religious
church chapel
pope pontiff
king monarch queen royal
";

/// Adjectives and short forms of countries whose stems do not meet by themselves.
const COUNTRIES: &str = "
america american us usa washington
britain british uk united-kingdom england english
france french
germany german
spain spanish
netherlands dutch holland
greece greek
turkey turkish
china chinese beijing
japan japanese
russia russian moscow kremlin
poland polish
sweden swedish
denmark danish
norway norwegian
finland finnish
switzerland swiss
ireland irish
wales welsh
scotland scottish
portugal portuguese
israel israeli
iraq iraqi
iran iranian tehran
afghanistan afghan kabul
pakistan pakistani islamabad
lebanon lebanese
thailand thai
philippines filipino philippine
vietnam vietnamese
taiwan taiwanese
korea korean
peru peruvian
argentina argentine
ukraine ukrainian kiev kyiv
europe european eu
";
