//! The types of parameters for statements that are sent without preparing them.
//!
//! A pooler in transaction mode gives each transaction another server connection, so a statement prepared on one is
//! unknown on the next. An unnamed statement needs no preparing, but its sender must name the parameters' types.
use tokio_postgres::types::private::BytesMut;
use tokio_postgres::types::{ToSql, Type};

/// Every type a statement of ours takes, in order of preference where a value fits several.
const KNOWN: [Type; 18] = [
    Type::TEXT,
    Type::INT4,
    Type::INT8,
    Type::INT2,
    Type::BOOL,
    Type::UUID,
    Type::TIMESTAMPTZ,
    Type::JSONB,
    Type::FLOAT8,
    Type::FLOAT4,
    Type::DATE,
    Type::BYTEA,
    Type::TEXT_ARRAY,
    Type::UUID_ARRAY,
    Type::INT8_ARRAY,
    Type::INT4_ARRAY,
    Type::BOOL_ARRAY,
    Type::JSONB_ARRAY,
];

/// Pairs each value with the first type that it encodes as; a value of no known type is left for the server to refuse.
pub fn typed<'a>(params: &[&'a (dyn ToSql + Sync)]) -> Vec<(&'a (dyn ToSql + Sync), Type)> {
    let mut scratch = BytesMut::new();
    params
        .iter()
        .map(|value| {
            let fitting = KNOWN.iter().find(|ty| {
                scratch.clear();
                value.to_sql_checked(ty, &mut scratch).is_ok()
            });
            (*value, fitting.cloned().unwrap_or(Type::UNKNOWN))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_paired_with_the_type_they_encode_as() {
        let none: Option<i64> = None;
        let names = vec!["a".to_owned()];
        let answers = vec![true];
        let values: [&(dyn ToSql + Sync); 6] =
            [&"text", &7_i64, &none, &names, &serde_json::Value::Null, &answers];
        let types: Vec<Type> = typed(&values).into_iter().map(|(_, ty)| ty).collect();
        assert_eq!(
            types,
            [
                Type::TEXT,
                Type::INT8,
                Type::INT8,
                Type::TEXT_ARRAY,
                Type::JSONB,
                Type::BOOL_ARRAY
            ]
        );
    }
}
