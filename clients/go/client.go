package pulse

import (
	"errors"
	"os"
	"time"

	"google.golang.org/grpc"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

// Options says where the services are and how long to wait for them.
type Options struct {
	IngestAddress string // default $PULSE_INGEST_ADDRESS, else 127.0.0.1:7401
	QueryAddress  string // default $PULSE_QUERY_ADDRESS, else 127.0.0.1:7402
	RenderAddress string // default $PULSE_RENDER_ADDRESS, else 127.0.0.1:7403

	// TLSCAFile is the PEM file of the certificate authorities to trust. Without
	// it plain text is spoken, which is allowed to loopback addresses only.
	// Default $PULSE_TLS_CA_FILE.
	TLSCAFile string

	// Timeout is for a call whose context has no deadline, its retries included.
	// Default 30 s.
	Timeout time.Duration

	// StreamTimeout is for a stream whose context has no deadline. A watch is
	// resumed when it is over. Default 10 min.
	StreamTimeout time.Duration

	// Actor says who asks, and is kept with what they change: at most 200
	// characters of printable ASCII.
	Actor string

	// DialOptions are added to the client's own, for tracing say. A chained
	// interceptor comes after the client's: it sees the call's deadline, and
	// errors as gRPC has them.
	DialOptions []grpc.DialOption
}

// Client has the procedures of the three services as its methods. It may be
// used by many goroutines.
type Client struct {
	pulsev1.IngestServiceClient
	pulsev1.QueryServiceClient
	pulsev1.RenderServiceClient

	connections []*grpc.ClientConn
}

// NewClient connects lazily. It fails with an *Error when the options cannot be
// used.
func NewClient(options Options) (*Client, error) {
	options = options.withDefaults()
	if err := checkActor(options.Actor); err != nil {
		return nil, err
	}
	client := &Client{}
	for _, address := range []string{options.IngestAddress, options.QueryAddress, options.RenderAddress} {
		connection, err := openChannel(address, options)
		if err != nil {
			return nil, errors.Join(err, client.Close())
		}
		client.connections = append(client.connections, connection)
	}
	client.IngestServiceClient = pulsev1.NewIngestServiceClient(client.connections[0])
	client.QueryServiceClient = pulsev1.NewQueryServiceClient(client.connections[1])
	client.RenderServiceClient = pulsev1.NewRenderServiceClient(client.connections[2])
	return client, nil
}

// Close ends what is under way.
func (c *Client) Close() error {
	var failed error
	for _, connection := range c.connections {
		failed = errors.Join(failed, connection.Close())
	}
	return failed
}

func (o Options) withDefaults() Options {
	defaultTo(&o.IngestAddress, os.Getenv("PULSE_INGEST_ADDRESS"), "127.0.0.1:7401")
	defaultTo(&o.QueryAddress, os.Getenv("PULSE_QUERY_ADDRESS"), "127.0.0.1:7402")
	defaultTo(&o.RenderAddress, os.Getenv("PULSE_RENDER_ADDRESS"), "127.0.0.1:7403")
	defaultTo(&o.TLSCAFile, os.Getenv("PULSE_TLS_CA_FILE"))
	defaultTo(&o.Timeout, 30*time.Second)
	defaultTo(&o.StreamTimeout, 10*time.Minute)
	return o
}

// An unset field gets the first value that is set.
func defaultTo[T comparable](field *T, values ...T) {
	var unset T
	for _, value := range values {
		if *field == unset {
			*field = value
		}
	}
}
