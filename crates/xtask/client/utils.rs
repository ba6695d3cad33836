//! Small helpers of the generated code.
use postgres_types::{Kind, ToSql, Type};

pub fn escape_domain(ty: &Type) -> &Type {
    match ty.kind() {
        Kind::Domain(ty) => ty,
        _ => ty,
    }
}

/// The parameters as they are: our client takes the slice.
pub fn slice_iter<'a>(s: &'a [&'a (dyn ToSql + Sync)]) -> &'a [&'a (dyn ToSql + Sync)] {
    s
}
