//! A small repeatable random source: integers by SplitMix64, reals by plain arithmetic only.
//!
//! `exp` and `ln` of the standard library may differ in the last bit between machines, so the
//! log-normal factor is built from additions and multiplications, whose results are fixed.

/// A random stream. Equal starting values give equal streams on every machine.
#[derive(Debug, Clone)]
pub struct Rng(u64);

const GOLDEN_GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Rng {
    /// The stream of one `item` of one `group` under `seed`.
    pub fn new(seed: u64, group: u64, item: u64) -> Self {
        let mut start = Rng(seed);
        for part in [group, item] {
            start = Rng(start.next() ^ part.wrapping_mul(GOLDEN_GAMMA));
        }
        start
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN_GAMMA);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `low` to `high`, both included; `low` when the range is empty.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let drawn = self.next();
        let width = u64::try_from(high.saturating_sub(low)).map_or(1, |span| span.saturating_add(1));
        let offset = (u128::from(drawn) * u128::from(width)) >> 64;
        low.saturating_add(i64::try_from(offset).unwrap_or(0))
    }

    /// An index below `length`; 0 when `length` is 0.
    pub fn index(&mut self, length: usize) -> usize {
        let last = i64::try_from(length).unwrap_or(i64::MAX).saturating_sub(1);
        usize::try_from(self.between(0, last)).unwrap_or(0)
    }

    /// True in `per_mille` of 1,000 draws.
    pub fn chance(&mut self, per_mille: i64) -> bool {
        self.between(0, 999) < per_mille
    }

    /// One of `items`, or an empty text when there are none.
    pub fn pick<'a>(&mut self, items: &[&'a str]) -> &'a str {
        items.get(self.index(items.len())).copied().unwrap_or("")
    }

    /// The items in random order.
    pub fn shuffled<T: Copy>(&mut self, items: &[T]) -> Vec<T> {
        let mut order = items.to_vec();
        for last in (1..order.len()).rev() {
            order.swap(last, self.index(last + 1));
        }
        order
    }

    /// A real from 0 (included) to 1 (excluded).
    pub fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A real from `low` to `high`.
    pub fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A log-normal factor with median 1 whose logarithm has the standard deviation `sigma`.
    pub fn log_normal(&mut self, sigma: f64) -> f64 {
        // Twelve uniforms less six: near enough to a standard normal, and never beyond six.
        let normal = (0..12).fold(-6.0, |sum, _| sum + self.unit());
        exp(normal * sigma)
    }
}

/// `e` to the power `x` for small `x`, as (1 + x/1024)^1024.
fn exp(x: f64) -> f64 {
    (0..10).fold(1.0 + x / 1024.0, |power, _| power * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_those_of_splitmix64() {
        // The first outputs for the start 1234567, as the algorithm's authors publish them.
        let mut rng = Rng(1_234_567);
        assert_eq!(rng.next(), 6_457_827_717_110_365_317);
        assert_eq!(rng.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn ranges_reach_both_ends_and_stay_inside() {
        let mut rng = Rng::new(1, 2, 3);
        let drawn: Vec<i64> = (0..500).map(|_| rng.between(-2, 3)).collect();
        assert_eq!(drawn.iter().min(), Some(&-2));
        assert_eq!(drawn.iter().max(), Some(&3));
        assert_eq!(rng.between(7, 7), 7);
        assert_eq!(rng.between(7, 2), 7);
        assert_eq!(rng.pick(&[]), "");
    }

    #[test]
    fn log_normal_has_median_one_and_its_spread() {
        let mut rng = Rng::new(9, 0, 0);
        let mut drawn: Vec<f64> = (0..4_001).map(|_| rng.log_normal(0.5)).collect();
        drawn.sort_by(f64::total_cmp);
        assert!((drawn[2_000] - 1.0).abs() < 0.05, "{}", drawn[2_000]);
        // The 84th percentile lies one standard deviation up: e^0.5.
        assert!((drawn[3_365] - 0.5f64.exp()).abs() < 0.1, "{}", drawn[3_365]);
    }
}
