// Certificates and keys in PEM, as the settings name their files.
import { createPrivateKey, X509Certificate } from 'node:crypto';

/** The first certificate; the error names the setting. */
export function readCertificate(setting: string, pem: Buffer): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw new Error(`${setting} has no certificate in PEM.`);
  }
}

/** The certificate of a key; the error names the setting that is wrong. */
export function readPair(
  { cert, key }: { cert: string; key: string },
  pem: { certificate: Buffer; privateKey: Buffer },
): X509Certificate {
  const certificate = readCertificate(cert, pem.certificate);
  let privateKey;
  try {
    privateKey = createPrivateKey(pem.privateKey);
  } catch {
    throw new Error(`${key} has no private key in PEM.`);
  }
  if (certificate.checkPrivateKey(privateKey)) return certificate;
  throw new Error(`${key} is not the key of the certificate in ${cert}.`);
}
