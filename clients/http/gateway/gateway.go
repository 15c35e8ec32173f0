// Package gateway answers the API's reading procedures over HTTP and JSON, by the
// google.api.http annotations of proto/. grpc-gateway transcodes; what is here
// holds requests against the annotations before it, and makes of its answers what
// HTTP has words for: validators, media types, Retry-After.
//
// A request goes through, in this order:
//
//	request id → log → CORS → route → check → transcoding → call → answer
package gateway

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/protobuf/proto"

	pulse "github.com/cordisbright/pulse/clients/go"
	handlers "github.com/cordisbright/pulse/clients/http/generated"
)

// Settings of a Gateway. All but Log may be left empty.
type Settings struct {
	// Services says where they are, and how long a call may take.
	Services pulse.Options
	// Editors also shows what is not published, and the history.
	Editors bool
	// Origins are those whose pages may read the answers: `https://example.org`,
	// or `*` for all.
	Origins []string
	// OpenAPI is the document that /openapi.yaml answers.
	OpenAPI []byte
	// WritePatience is for one write to a caller, who is let go when it takes
	// longer. Default 30 s.
	WritePatience time.Duration
	// Log gets a line a request.
	Log *slog.Logger
}

// Gateway is an http.Handler. It may be used by many goroutines.
type Gateway struct {
	settings Settings
	client   *pulse.Client
	routes   routes
	handler  http.Handler

	draining context.Context // done when Drain was called
	drain    context.CancelFunc
}

// New connects lazily: the services need not be there yet. It fails when the
// settings cannot be used.
func New(settings Settings) (*Gateway, error) {
	if settings.WritePatience == 0 {
		settings.WritePatience = 30 * time.Second
	}
	g := &Gateway{settings: settings}
	g.draining, g.drain = context.WithCancel(context.Background())
	table, err := annotatedRoutes()
	if err != nil {
		return nil, err
	}
	g.routes = table
	settings.Services.DialOptions = append(settings.Services.DialOptions, g.dialOptions()...)
	if g.client, err = pulse.NewClient(settings.Services); err != nil {
		return nil, err
	}
	transcoder, err := g.transcoder()
	if err != nil {
		return nil, err
	}
	g.handler = g.withRequestLog(withOrigins(settings.Origins, g.withOwnPages(g.withRoute(transcoder))))
	return g, nil
}

// Drain makes /readyz answer 503 and ends streams with UNAVAILABLE, so that their
// readers go on elsewhere. Requests are answered as before.
func (g *Gateway) Drain() { g.drain() }

// Close ends what is under way.
func (g *Gateway) Close() error {
	g.drain()
	return g.client.Close()
}

func (g *Gateway) ServeHTTP(w http.ResponseWriter, r *http.Request) { g.handler.ServeHTTP(w, r) }

// http.ServeMux would redirect `//v1/issues`, where nothing is.
func (g *Gateway) withOwnPages(next http.Handler) http.Handler {
	pages := map[string]http.HandlerFunc{
		"/healthz":      g.answerAlive,
		"/readyz":       g.answerReady,
		"/openapi.yaml": g.answerOpenAPI,
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, own := pages[r.URL.Path]
		switch {
		case !own:
			next.ServeHTTP(w, r)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			writeError(w, notFound(w, []string{http.MethodGet, http.MethodHead}))
		default:
			page(w, r)
		}
	})
}

func (g *Gateway) answerOpenAPI(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/yaml")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(g.settings.OpenAPI))
}

func (g *Gateway) transcoder() (http.Handler, error) {
	mux := runtime.NewServeMux(
		runtime.WithMarshalerOption(runtime.MIMEWildcard, &jsonMarshaler{}),
		runtime.WithMarshalerOption(eventsType, &eventMarshaler{}),
		// A `/` that is escaped is part of a name, which the services refuse, not
		// between two.
		runtime.WithUnescapingMode(runtime.UnescapingModeAllExceptReserved),
		runtime.WithDisablePathLengthFallback(),
		runtime.WithIncomingHeaderMatcher(func(string) (string, bool) { return "", false }),
		runtime.WithOutgoingHeaderMatcher(outgoingHeader),
		runtime.WithOutgoingTrailerMatcher(func(string) (string, bool) { return "", false }),
		runtime.WithErrorHandler(handleError),
		runtime.WithStreamErrorHandler(handleStreamError),
		runtime.WithForwardResponseOption(writeAnswerHeaders),
		runtime.WithForwardResponseRewriter(func(ctx context.Context, answer proto.Message) (any, error) {
			return asAsked(ctx, answer)
		}),
		runtime.WithWriteContentLength(),
	)
	ctx := context.Background()
	if err := handlers.RegisterQueryServiceHandlerClient(ctx, mux, g.client); err != nil {
		return nil, err
	}
	if err := handlers.RegisterRenderServiceHandlerClient(ctx, mux, g.client); err != nil {
		return nil, err
	}
	return mux, handlers.RegisterIngestServiceHandlerClient(ctx, mux, g.client)
}

// What a service says of its answer and HTTP's callers may want to know.
func outgoingHeader(key string) (string, bool) {
	return "Pulse-Replay-Lag-Ms", key == "pulse-replay-lag-ms"
}

// A stream has no answer before its first message, and each has these headers set
// again, to no effect.
func writeAnswerHeaders(ctx context.Context, w http.ResponseWriter, answer proto.Message) error {
	e := exchangeOf(ctx)
	if e.route.procedure.IsStreamingServer() {
		w.Header().Set("Cache-Control", "no-store")
		// A proxy that waits for more before it passes this on would hold it back.
		w.Header().Set("X-Accel-Buffering", "no")
		return nil
	}
	writeMediaHeaders(w, e, answer)
	writeConditional(w, e, answer)
	return nil
}
