package pulse

import (
	"crypto/x509"
	_ "embed"
	"fmt"
	"net"
	"net/netip"
	"os"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// Which calls may be sent twice; a copy of clients/service_config.json.
//
//go:embed service_config.json
var serviceConfig string

const (
	// A document may have 16 MiB, and the answer to it carries its text and where
	// each field of it stands.
	maxAnswerBytes = 64 << 20
	maxActorLength = 200
)

func openChannel(address string, options Options) (*grpc.ClientConn, error) {
	security, err := transportCredentials(address, options.TLSCAFile)
	if err != nil {
		return nil, err
	}
	dial := []grpc.DialOption{
		grpc.WithTransportCredentials(security),
		grpc.WithDefaultServiceConfig(serviceConfig),
		grpc.WithDisableServiceConfig(),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxAnswerBytes)),
		grpc.WithUnaryInterceptor(unaryInterceptor(address, options)),
		grpc.WithStreamInterceptor(streamInterceptor(address, options)),
	}
	if isLoopback(address) {
		// gRPC would send even loopback traffic through $HTTPS_PROXY.
		dial = append(dial, grpc.WithNoProxy())
	}
	connection, err := grpc.NewClient(address, append(dial, options.DialOptions...)...)
	if err != nil {
		return nil, invalid(fmt.Sprintf("%s is no address: %v", address, err))
	}
	return connection, nil
}

func transportCredentials(address, caFile string) (credentials.TransportCredentials, error) {
	if caFile == "" {
		if !isLoopback(address) {
			return nil, invalid(address + " is not on this machine and plain text goes only to loopback: " +
				"name the file of the certificate authority to trust (TLSCAFile)")
		}
		return insecure.NewCredentials(), nil
	}
	pem, err := os.ReadFile(caFile)
	roots := x509.NewCertPool()
	if err != nil || !roots.AppendCertsFromPEM(pem) {
		return nil, invalid("cannot read certificate authorities from " + caFile +
			": name a PEM file that exists and is not empty")
	}
	return credentials.NewClientTLSFromCert(roots, ""), nil
}

// Whether address (host:port, [::1]:port, unix:path) stays on this machine.
func isLoopback(address string) bool {
	if strings.HasPrefix(address, "unix:") {
		return true
	}
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		host = strings.Trim(address, "[]")
	}
	if host == "localhost" {
		return true
	}
	ip, err := netip.ParseAddr(host)
	return err == nil && ip.IsLoopback()
}

func checkActor(actor string) error {
	printable := func(r rune) bool { return r >= ' ' && r <= '~' }
	if len(actor) > maxActorLength || strings.IndexFunc(actor, func(r rune) bool { return !printable(r) }) >= 0 {
		return invalid(fmt.Sprintf("an actor is at most %d characters of printable ASCII", maxActorLength))
	}
	return nil
}

func invalid(message string) *Error {
	return &Error{Code: codes.InvalidArgument, Message: message}
}
