//! Work on many things, on all cores with the feature `parallel`. The answers come in the order of the things, so that
//! they do not depend on how many cores there are.

#[cfg(feature = "parallel")]
use rayon::prelude::*;

/// Does something with each.
pub(super) fn each<T: Send>(things: &mut [T], work: impl Fn(&mut T) + Send + Sync) {
    #[cfg(feature = "parallel")]
    things.par_iter_mut().for_each(work);
    #[cfg(not(feature = "parallel"))]
    things.iter_mut().for_each(work);
}

/// Sorts.
pub(super) fn sort<T: Ord + Send>(things: &mut [T]) {
    #[cfg(feature = "parallel")]
    things.par_sort_unstable();
    #[cfg(not(feature = "parallel"))]
    things.sort_unstable();
}

/// Makes something of each.
pub(super) fn map<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> A + Send + Sync) -> Vec<A> {
    #[cfg(feature = "parallel")]
    return things.par_iter().with_min_len(256).map(work).collect();
    #[cfg(not(feature = "parallel"))]
    return things.iter().map(work).collect();
}

/// Makes some things of each.
pub(super) fn flat_map<T: Sync, A: Send>(things: &[T], work: impl Fn(&T) -> Vec<A> + Send + Sync) -> Vec<A> {
    #[cfg(feature = "parallel")]
    return things.par_iter().with_min_len(16).flat_map_iter(work).collect();
    #[cfg(not(feature = "parallel"))]
    return things.iter().flat_map(work).collect();
}
