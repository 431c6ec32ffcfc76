// Encrypted connections: with a certificate the host serves whoever comes, also beyond this
// machine, and without one it does not listen there.

#include "tests/support/running_host.hpp"

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace dnd::test {
BOOST_AUTO_TEST_SUITE(host_tls_suite)

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <auto Free>
struct frees {
  template <class T>
  void operator()(T* what) const {
    Free(what);
  }
};

/// A key and a certificate that vouches for itself.
void write_certificate(const std::string& certificate, const std::string& key, long number) {
  const std::unique_ptr<EVP_PKEY, frees<EVP_PKEY_free>> pair(EVP_EC_gen("P-256"));
  const std::unique_ptr<X509, frees<X509_free>> made(X509_new());
  BOOST_REQUIRE((pair && made));
  ASN1_INTEGER_set(X509_get_serialNumber(made.get()), number);
  X509_gmtime_adj(X509_getm_notBefore(made.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(made.get()), 3'600);
  X509_set_pubkey(made.get(), pair.get());
  X509_NAME* const name = X509_get_subject_name(made.get());
  const auto* const text = reinterpret_cast<const unsigned char*>("localhost");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
  X509_set_issuer_name(made.get(), name);
  BOOST_REQUIRE(X509_sign(made.get(), pair.get(), EVP_sha256()) > 0);
  const auto write = [](const std::string& path, const auto& into) {
    const std::unique_ptr<std::FILE, frees<std::fclose>> file(std::fopen(path.c_str(), "w"));
    BOOST_REQUIRE((file && into(file.get()) == 1));
  };
  write(certificate, [&](std::FILE* file) { return PEM_write_X509(file, made.get()); });
  write(key, [&](std::FILE* file) {
    return PEM_write_PrivateKey(file, pair.get(), nullptr, nullptr, 0, nullptr, nullptr);
  });
}

/// A client that believes any certificate, and says which it was.
class tls_client {
 public:
  explicit tls_client(int port) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(static_cast<std::uint16_t>(port));
    BOOST_REQUIRE(::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr) == 1);
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    BOOST_REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0);
    const timeval patience{.tv_sec = 30, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    line_.reset(SSL_new(context_.get()));
    SSL_set_fd(line_.get(), socket_);
    is_open_ = SSL_connect(line_.get()) == 1;
  }
  ~tls_client() { ::close(socket_); }
  tls_client(const tls_client&) = delete;
  tls_client& operator=(const tls_client&) = delete;

  [[nodiscard]] bool is_open() const { return is_open_; }
  /// Of the certificate.
  [[nodiscard]] long number() const {
    const std::unique_ptr<X509, frees<X509_free>> shown(SSL_get1_peer_certificate(line_.get()));
    return ASN1_INTEGER_get(X509_get_serialNumber(shown.get()));
  }
  /// All that comes until the host closes.
  std::string ask(const std::string& target, const std::string& fields,
                  const std::string& method = "GET", const std::string& body = {}) {
    const std::string text = method + " " + target +
                             " HTTP/1.1\r\nHost: table.example\r\nConnection: close\r\n" + fields +
                             "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    BOOST_REQUIRE(SSL_write(line_.get(), text.data(), static_cast<int>(text.size())) > 0);
    std::string out;
    char bytes[4096];
    for (int came = 0; (came = SSL_read(line_.get(), bytes, sizeof bytes)) > 0;)
      out.append(bytes, static_cast<std::size_t>(came));
    return out;
  }

 private:
  const std::unique_ptr<SSL_CTX, frees<SSL_CTX_free>> context_{SSL_CTX_new(TLS_client_method())};
  int socket_ = -1;
  std::unique_ptr<SSL, frees<SSL_free>> line_;
  bool is_open_ = false;
};

struct encrypted_host : dnd_program {
  encrypted_host() {
    write_certificate(certificate, key, 1);
    program = start(
        {"--json", "host", "--listen", "0.0.0.0:0", "--tls-cert", certificate, "--tls-key", key});
    const auto line = program->read_line();
    if (!line) BOOST_FAIL(program->wait().err);
    const json_text said(*line);
    url = std::string(std::string_view((*said)["url"]));
    link = std::string(std::string_view((*said)["link"]));
    port = std::stoi(url.substr(url.rfind(':') + 1));
  }
  [[nodiscard]] std::string bearer() const { return "Authorization: Bearer " + token() + "\r\n"; }
  [[nodiscard]] std::string token() const { return link.substr(link.find('=') + 1); }

  std::string certificate = root / "cert.pem";
  std::string key = root / "key.pem";
  std::unique_ptr<process> program;
  std::string url;
  std::string link;
  int port = 0;
};

BOOST_FIXTURE_TEST_CASE(beyond_this_machine_it_is_encrypted, encrypted_host) {
  BOOST_TEST(url.starts_with("https://0.0.0.0:"));
  BOOST_TEST(link.starts_with(url + "/#token="));
  BOOST_TEST(holds(tls_client(port).ask("/v1/campaigns", bearer()), "200 OK"));
  BOOST_TEST(holds(tls_client(port).ask("/v1/campaigns", ""), "401 Unauthorized"));
  const std::string origin = bearer() + "Origin: https://";
  BOOST_TEST(holds(tls_client(port).ask("/v1/campaigns", origin + "table.example\r\n"), "200 OK"));
  BOOST_TEST(holds(tls_client(port).ask("/v1/campaigns", origin + "evil.example\r\n"), " 403 "));
  const auto in = tls_client(port).ask("/v1/session", "Content-Type: application/json\r\n", "POST",
                                       R"({"token":")" + token() + "\"}");
  BOOST_TEST(holds(in, "; Secure"), in);
  // Who speaks plainly is not understood, and gets nothing.
  connection plain("http://127.0.0.1:" + std::to_string(port));
  (void)plain.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
  BOOST_TEST(!holds(plain.read_to_the_end(), "HTTP/1.1"));
  program->signal(SIGTERM);
  BOOST_TEST(program->wait_for_end(running_host::seconds_to_stop).code == 0);
}

BOOST_FIXTURE_TEST_CASE(the_clients_believe_whom_the_system_trusts, encrypted_host) {
  const auto ask = [this](const std::string& name) {
    const std::string where_to =
        "https://" + name + ":" + std::to_string(port) + "/#token=" + token();
    return dnd({"exec", "--host", where_to, "--campaign", "W/C", "roll 1d1"});
  };
  const auto stranger = ask("localhost");
  BOOST_TEST(stranger.code == 1);
  BOOST_TEST(holds(stranger.err, "its certificate is not trusted: self-signed"), stranger.err);
  BOOST_TEST(!holds(stranger.err, token()));
  where.environment["SSL_CERT_FILE"] = certificate;
  const auto friendly = ask("localhost");
  BOOST_TEST(friendly.code == 0, friendly.err);
  BOOST_TEST(holds(friendly.out, "1d1"), friendly.out);
  // The certificate is of another name than this one.
  const auto other = ask("127.0.0.1");
  BOOST_TEST(other.code == 1);
  BOOST_TEST(holds(other.err, "its certificate is not trusted: IP address mismatch"), other.err);
  // One that speaks plainly is none.
  const auto plain = start({"--json", "host"});
  const json_text said(*plain->read_line());
  const std::string open = std::string(std::string_view((*said)["url"]));
  const auto wrong = dnd({"exec", "--host", "https" + open.substr(4), "roll 1d1"});
  BOOST_TEST(wrong.code == 1);
}

BOOST_FIXTURE_TEST_CASE(a_prompt_stays_with_an_encrypted_host, encrypted_host) {
  where.environment["SSL_CERT_FILE"] = certificate;
  const std::string where_to = "https://localhost:" + std::to_string(port) + "/#token=" + token();
  const auto repl = start({"--json", "repl", "W/C", "--host", where_to});
  repl->write("note over an encrypted line\nlog last: 1\n");
  BOOST_TEST(repl->read_line().has_value());
  const auto answer = repl->read_line();
  BOOST_REQUIRE(answer);
  BOOST_TEST(holds(*answer, "over an encrypted line"), *answer);
  repl->write("quit\n");
  BOOST_TEST(repl->wait_for_end(running_host::seconds_to_stop).code == 0);
}

BOOST_FIXTURE_TEST_CASE(a_certificate_that_was_renewed_is_used_after_sighup, encrypted_host) {
  tls_client old(port);
  BOOST_TEST(old.number() == 1);
  write_certificate(certificate, key, 2);
  BOOST_TEST(tls_client(port).number() == 1);
  program->signal(SIGHUP);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (tls_client(port).number() != 2) BOOST_REQUIRE(std::chrono::steady_clock::now() < deadline);
  BOOST_TEST(holds(old.ask("/v1/campaigns", bearer()), "200 OK"));
  // One that is of no use changes nothing.
  (void)root.write("cert.pem", "nonsense");
  program->signal(SIGHUP);
  BOOST_TEST(tls_client(port).number() == 2);
  program->signal(SIGTERM);
  const auto end = program->wait_for_end(running_host::seconds_to_stop);
  BOOST_TEST(end.code == 0);
  BOOST_TEST(holds(end.err, "certificate_not_read"), end.err);
}

BOOST_FIXTURE_TEST_CASE(who_connects_and_says_nothing_holds_nobody_up, encrypted_host) {
  std::vector<std::unique_ptr<connection>> silent;
  for (int i = 0; i < 100; ++i)
    silent.push_back(std::make_unique<connection>("http://127.0.0.1:" + std::to_string(port)));
  for (int i = 0; i < 5; ++i) BOOST_TEST(holds(tls_client(port).ask("/healthz", ""), "200 OK"));
  program->signal(SIGTERM);
  BOOST_TEST(program->wait_for_end(running_host::seconds_to_stop).code == 0);
}

BOOST_FIXTURE_TEST_CASE(a_certificate_that_is_none_is_refused_at_the_start, dnd_program) {
  const std::string certificate = root / "cert.pem", key = root / "key.pem";
  write_certificate(certificate, key, 1);
  write_certificate(root / "other.pem", root / "other-key.pem", 2);
  const auto end_with = [&](const std::string& one, const std::string& other) {
    return dnd({"host", "--listen", "127.0.0.1:0", "--tls-cert", one, "--tls-key", other});
  };
  BOOST_TEST(end_with(root / "none.pem", key).code == 1);
  BOOST_TEST(end_with(key, key).code == 1);
  const auto apart = end_with(certificate, root / "other-key.pem");
  BOOST_TEST(apart.code == 1);
  BOOST_TEST(holds(apart.err, "other-key.pem"), apart.err);
  BOOST_TEST(dnd({"host", "--tls-cert", certificate}).code == 2);
}

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
}  // namespace dnd::test
