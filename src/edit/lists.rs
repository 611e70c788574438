//! Changes of lists.

use super::EditError;

/// Puts an entry into a list at a place, at most behind the last.
pub(super) fn insert<T>(list: &mut Vec<T>, index: usize, entry: T) -> Result<(), EditError> {
    if index > list.len() {
        return Err(EditError::NoPlace { index, len: list.len() });
    }
    list.insert(index, entry);
    Ok(())
}

/// Moves the entry at `from` to the place `to`; the entries between the two step aside.
pub(super) fn move_within<T>(list: &mut [T], from: usize, to: usize) -> Result<(), EditError> {
    let len = list.len();
    let stretch = list.get_mut(from.min(to)..=from.max(to)).ok_or(EditError::NoPlace { index: to, len })?;
    if from < to {
        stretch.rotate_left(1);
    } else {
        stretch.rotate_right(1);
    }
    Ok(())
}
