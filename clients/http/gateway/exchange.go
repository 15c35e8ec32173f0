package gateway

import (
	"context"
	"net/http"
)

// An exchange is what is known of one request while it is answered. Its context
// carries it to where the procedure is called and its answer is written.
type exchange struct {
	route     *route
	requestID string
	header    http.Header // of the answer
	held      entityTags  // If-None-Match
	raw       bool        // the answer is the media itself, not JSON around it

	lastEventID string // where an EventSource resumes
}

type exchangeKey struct{}

func withExchange(ctx context.Context, e *exchange) context.Context {
	return context.WithValue(ctx, exchangeKey{}, e)
}

// Never nil: outside of a request it is an empty one.
func exchangeOf(ctx context.Context) *exchange {
	if e, ok := ctx.Value(exchangeKey{}).(*exchange); ok {
		return e
	}
	return &exchange{header: http.Header{}}
}
