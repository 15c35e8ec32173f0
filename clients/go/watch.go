package pulse

import (
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/proto"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

const (
	firstWait   = 100 * time.Millisecond
	longestWait = 5 * time.Second
)

// Watch is the change feed, resumed after the last message when its stream
// breaks. For one goroutine at a time; the context given to Client.Watch ends
// it from any other.
//
//	watch := client.Watch(ctx, &pulsev1.WatchChangesRequest{StartCursor: saved})
//	for watch.Next() {
//		use(watch.Value())
//	}
//	return watch.Err()
type Watch struct {
	// Patience is how long to try without a message before giving up with the
	// last error. Default 5 min.
	Patience time.Duration

	client       *Client
	ctx          context.Context
	request      *pulsev1.WatchChangesRequest
	stream       grpc.ServerStreamingClient[pulsev1.WatchChangesResponse]
	value        *pulsev1.WatchChangesResponse
	wait         time.Duration
	failingSince time.Time
	err          error
}

// Watch follows the change feed from request.StartCursor on until ctx is done.
func (c *Client) Watch(ctx context.Context, request *pulsev1.WatchChangesRequest) *Watch {
	return &Watch{
		Patience: 5 * time.Minute,
		client:   c,
		ctx:      ctx,
		request:  proto.Clone(request).(*pulsev1.WatchChangesRequest),
		wait:     firstWait,
	}
}

// Next waits for the next message. False: the watch is over, Err says why.
func (w *Watch) Next() bool {
	for w.err == nil {
		message, err := w.receive()
		if err == nil {
			w.value, w.request.StartCursor = message, message.GetCursor()
			w.wait, w.failingSince = firstWait, time.Time{}
			return true
		}
		w.stream = nil
		w.err = w.pauseAfter(err)
	}
	return false
}

// Value is the message Next waited for.
func (w *Watch) Value() *pulsev1.WatchChangesResponse { return w.value }

// Cursor resumes after the last message when a new watch starts at it.
func (w *Watch) Cursor() string { return w.request.GetStartCursor() }

// Err is why the watch is over: the context's error, or an *Error.
func (w *Watch) Err() error { return w.err }

func (w *Watch) receive() (*pulsev1.WatchChangesResponse, error) {
	if w.stream == nil {
		stream, err := w.client.WatchChanges(w.ctx, w.request)
		if err != nil {
			return nil, err
		}
		w.stream = stream
	}
	return w.stream.Recv()
}

// Waits before the next stream. An error: there must be none.
func (w *Watch) pauseAfter(err error) error {
	if w.ctx.Err() != nil {
		return w.ctx.Err()
	}
	wait := time.Duration(float64(w.wait) * (0.8 + 0.4*rand.Float64()))
	w.wait = min(2*w.wait, longestWait)
	var failure *Error
	if errors.As(err, &failure) {
		if !resumed(failure.Code) || (!w.failingSince.IsZero() && time.Since(w.failingSince) >= w.Patience) {
			return failure
		}
		if failure.RetryDelay != nil {
			wait = max(wait, *failure.RetryDelay)
		}
	} else if !errors.Is(err, io.EOF) {
		return err
	}
	if w.failingSince.IsZero() {
		w.failingSince = time.Now()
	}
	select {
	case <-w.ctx.Done():
		return w.ctx.Err()
	case <-time.After(wait):
		return nil
	}
}

// The service went away, the stream's own time is over, or it was too slow.
func resumed(code codes.Code) bool {
	return code == codes.Unavailable || code == codes.DeadlineExceeded || code == codes.ResourceExhausted
}
