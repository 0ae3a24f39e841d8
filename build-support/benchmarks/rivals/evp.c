/* Seals and opens by OpenSSL's EVP, keys parsed once. Reads lines such as
 * "seal 1024 300" (what, payload in bytes, milliseconds), answers operations a second of
 * processor time. */
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char *CUSTOMER_ED = "a7e20a87925f62edcbbb387f5c402050d1c3d30e60cb1da69f147ac996e68f59";
static const char *CUSTOMER_X = "539db7b13ff9e22b0e54d3381e736e84e78919bbce06e3f2a19fa6ad94ae5d62";
static const char *CUSTOMER_X_PUB = "cf3f7b64b51f350078a4ed58255d7f291d63f8f7c2b74bbad2d2c01491550275";
static const char *HAWCX_ED = "37b5fa047daf465d2ade01f75d693add06d66bfb67d6435d455b177f3740c828";
static const char *HAWCX_ED_PUB = "ec0d73031398a9fc58b41800bf8fbcb9bb5f68b7df5b6758d77c856e9e8e2a47";
static const char *HAWCX_X_PUB = "2d56186ad179ec573e666125059d8389c0daf44e844cba60ab8ebded7c231536";
static const char ALPHABET[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static unsigned char VALUE[256];

static EVP_KDF *hkdf;
static EVP_CIPHER *gcm;

static void check(int ok, const char *what) {
  if (!ok) {
    fprintf(stderr, "%s failed\n", what);
    exit(1);
  }
}

static EVP_PKEY *key(int type, const char *hex, int private) {
  long length;
  unsigned char *raw = OPENSSL_hexstr2buf(hex, &length);
  EVP_PKEY *k = private ? EVP_PKEY_new_raw_private_key(type, NULL, raw, 32) : EVP_PKEY_new_raw_public_key(type, NULL, raw, 32);
  check(k != NULL, "key");
  OPENSSL_free(raw);
  return k;
}

static size_t encode(const unsigned char *in, size_t n, char *out) {
  char *o = out;
  size_t i = 0;
  for (; i + 2 < n; i += 3) {
    unsigned v = in[i] << 16 | in[i + 1] << 8 | in[i + 2];
    *o++ = ALPHABET[v >> 18], *o++ = ALPHABET[v >> 12 & 63], *o++ = ALPHABET[v >> 6 & 63], *o++ = ALPHABET[v & 63];
  }
  if (i + 1 == n) {
    *o++ = ALPHABET[in[i] >> 2], *o++ = ALPHABET[(in[i] & 3) << 4];
  } else if (i + 2 == n) {
    *o++ = ALPHABET[in[i] >> 2], *o++ = ALPHABET[(in[i] & 3) << 4 | in[i + 1] >> 4], *o++ = ALPHABET[(in[i + 1] & 15) << 2];
  }
  return o - out;
}

static size_t decode(const char *in, size_t n, unsigned char *out) {
  unsigned char *o = out;
  unsigned v = 0;
  int bits = 0;
  for (size_t i = 0; i < n; i++) {
    v = v << 6 | VALUE[(unsigned char)in[i]], bits += 6;
    if (bits >= 8) bits -= 8, *o++ = v >> bits & 255;
  }
  return o - out;
}

static void derive(EVP_PKEY *mine, EVP_PKEY *theirs, unsigned char *out) {
  unsigned char secret[32];
  size_t length = 32;
  EVP_PKEY_CTX *c = EVP_PKEY_CTX_new(mine, NULL);
  check(EVP_PKEY_derive_init(c) > 0 && EVP_PKEY_derive_set_peer(c, theirs) > 0 && EVP_PKEY_derive(c, secret, &length) > 0, "agree");
  EVP_PKEY_CTX_free(c);
  EVP_KDF_CTX *k = EVP_KDF_CTX_new(hkdf);
  OSSL_PARAM p[] = {OSSL_PARAM_utf8_string("digest", "SHA256", 6), OSSL_PARAM_octet_string("key", secret, 32),
                    OSSL_PARAM_octet_string("info", "idp-sp-ecies-v1", 15), OSSL_PARAM_END};
  check(EVP_KDF_derive(k, out, 32, p) > 0, "hkdf");
  EVP_KDF_CTX_free(k);
}

typedef struct {
  char *envelope; /* with "." and the time behind it */
  size_t length, signed_length;
  unsigned char *scratch, signature[64];
} Message;

static void seal(const unsigned char *payload, int size, EVP_PKEY *signer, EVP_PKEY *recipient, Message *m) {
  unsigned char k[32], iv[12], epk[32];
  size_t length = 32, siglen = 64;
  int done, rest;
  EVP_PKEY *ephemeral = EVP_PKEY_Q_keygen(NULL, NULL, "X25519");
  check(ephemeral != NULL && EVP_PKEY_get_raw_public_key(ephemeral, epk, &length) > 0 && RAND_bytes(iv, 12) > 0, "keygen");
  derive(ephemeral, recipient, k);
  EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
  check(EVP_EncryptInit_ex2(c, gcm, k, iv, NULL) && EVP_EncryptUpdate(c, m->scratch, &done, payload, size) &&
            EVP_EncryptFinal_ex(c, m->scratch + done, &rest) && EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_GET_TAG, 16, m->scratch + size), "gcm");
  EVP_CIPHER_CTX_free(c);
  EVP_PKEY_free(ephemeral);
  char *o = m->envelope;
  o += sprintf(o, "{\"enc\":\"x25519-aesgcm\",\"epk\":\"");
  o += encode(epk, 32, o), o += sprintf(o, "\",\"iv\":\""), o += encode(iv, 12, o), o += sprintf(o, "\",\"ct\":\"");
  o += encode(m->scratch, size + 16, o), o += sprintf(o, "\"}");
  m->length = o - m->envelope;
  m->signed_length = m->length + sprintf(o, ".%ld", (long)time(NULL));
  EVP_MD_CTX *d = EVP_MD_CTX_new();
  check(EVP_DigestSignInit(d, NULL, NULL, NULL, signer) > 0 &&
            EVP_DigestSign(d, m->signature, &siglen, (unsigned char *)m->envelope, m->signed_length) > 0, "sign");
  EVP_MD_CTX_free(d);
  char text[90];
  encode(m->signature, 64, text);
}

static const char *member(const char *envelope, const char *name, size_t *length) {
  const char *start = strstr(envelope, name) + strlen(name);
  *length = strchr(start, '"') - start;
  return start;
}

static void open_reply(Message *m, EVP_PKEY *verifier, EVP_PKEY *recipient) {
  unsigned char k[32], iv[16], epk[40];
  size_t n;
  int done, rest;
  EVP_MD_CTX *d = EVP_MD_CTX_new();
  check(EVP_DigestVerifyInit(d, NULL, NULL, NULL, verifier) > 0 &&
            EVP_DigestVerify(d, m->signature, 64, (unsigned char *)m->envelope, m->signed_length) == 1, "verify");
  EVP_MD_CTX_free(d);
  const char *text = member(m->envelope, "\"epk\":\"", &n);
  decode(text, n, epk);
  text = member(m->envelope, "\"iv\":\"", &n);
  decode(text, n, iv);
  text = member(m->envelope, "\"ct\":\"", &n);
  int size = (int)decode(text, n, m->scratch) - 16;
  EVP_PKEY *ephemeral = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, NULL, epk, 32);
  derive(recipient, ephemeral, k);
  EVP_PKEY_free(ephemeral);
  EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
  check(EVP_DecryptInit_ex2(c, gcm, k, iv, NULL) && EVP_DecryptUpdate(c, m->scratch, &done, m->scratch, size) &&
            EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, 16, m->scratch + size) && EVP_DecryptFinal_ex(c, m->scratch + done, &rest) > 0, "open");
  EVP_CIPHER_CTX_free(c);
}

static double now(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

int main(void) {
  char line[100], what[16];
  int size, millis;
  for (int i = 0; i < 64; i++) VALUE[(unsigned char)ALPHABET[i]] = i;
  hkdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
  gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
  EVP_PKEY *signer = key(EVP_PKEY_ED25519, CUSTOMER_ED, 1), *recipient = key(EVP_PKEY_X25519, HAWCX_X_PUB, 0);
  EVP_PKEY *hawcx_signer = key(EVP_PKEY_ED25519, HAWCX_ED, 1), *me = key(EVP_PKEY_X25519, CUSTOMER_X_PUB, 0);
  EVP_PKEY *verifier = key(EVP_PKEY_ED25519, HAWCX_ED_PUB, 0), *decryption = key(EVP_PKEY_X25519, CUSTOMER_X, 1);
  while (fgets(line, sizeof line, stdin) && sscanf(line, "%15s %d %d", what, &size, &millis) == 3) {
    unsigned char *payload = malloc(size);
    memset(payload, 'x', size);
    Message m = {malloc(size * 2 + 400), 0, 0, malloc(size + 64), {0}};
    seal(payload, size, hawcx_signer, me, &m);
    long count = 0;
    double start = now(CLOCK_PROCESS_CPUTIME_ID), end = now(CLOCK_MONOTONIC) + millis / 1e3;
    int sealing = strcmp(what, "seal") == 0;
    while (now(CLOCK_MONOTONIC) < end) {
      if (sealing) seal(payload, size, signer, recipient, &m);
      else open_reply(&m, verifier, decryption);
      count++;
    }
    printf("%f\n", count / (now(CLOCK_PROCESS_CPUTIME_ID) - start));
    fflush(stdout);
    free(payload), free(m.envelope), free(m.scratch);
  }
  return 0;
}
