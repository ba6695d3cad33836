//! Keyed signatures (HMAC-SHA-256), made and compared in constant time.
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// A secret key. Its `Debug` shows nothing of it.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    pub fn new(bytes: impl Into<Vec<u8>>) -> Key {
        Key(bytes.into())
    }

    /// 64 lower-case hex digits over the parts, each with its length, so that moving text between parts changes it.
    pub fn sign(&self, parts: &[&str]) -> String {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.0) else {
            // HMAC takes keys of any length; an impossible failure must not yield a usable signature.
            return String::new();
        };
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        let mut text = String::with_capacity(64);
        for byte in mac.finalize().into_bytes() {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(HEX[usize::from(digit)]));
            }
        }
        text
    }

    /// Whether `signature` is ours for these parts.
    pub fn verify(&self, parts: &[&str], signature: &str) -> bool {
        let expected = self.sign(parts);
        !expected.is_empty() && bool::from(expected.as_bytes().ct_eq(signature.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_parts_and_key_only() {
        let key = Key::new("secret");
        let signature = key.sign(&["ab", "c"]);
        assert!(key.verify(&["ab", "c"], &signature));
        assert!(!key.verify(&["a", "bc"], &signature));
        assert!(!key.verify(&["ab", "c"], ""));
        assert!(!Key::new("other").verify(&["ab", "c"], &signature));
        assert_eq!(format!("{key:?}"), "Key(…)");
    }
}
