//! TLS to a hosted server: the certificate is always checked.
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::Error;

/// A TLS connector that trusts the public authorities and, if given, those of a PEM file.
pub fn connector(ca_file: Option<&Path>) -> Result<MakeRustlsConnect, Error> {
    Ok(MakeRustlsConnect::new(client_config(ca_file)?))
}

/// The trust of every connection that leaves the machine: the public authorities and, if given, those of a PEM file.
pub fn client_config(ca_file: Option<&Path>) -> Result<ClientConfig, Error> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    if let Some(path) = ca_file {
        let bad = |reason: String| Error::Certificate {
            path: path.to_owned(),
            reason,
        };
        for certificate in CertificateDer::pem_file_iter(path).map_err(|error| bad(error.to_string()))? {
            let certificate = certificate.map_err(|error| bad(error.to_string()))?;
            roots.add(certificate).map_err(|error| bad(error.to_string()))?;
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    Ok(ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Certificate {
            path: "TLS".into(),
            reason: error.to_string(),
        })?
        .with_root_certificates(roots)
        .with_no_client_auth())
}
