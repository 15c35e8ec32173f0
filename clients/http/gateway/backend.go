package gateway

import (
	"context"
	"errors"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// errDraining is why streams end when the gateway does.
var errDraining = errors.New("the gateway drains")

// What the gateway does to the calls that it passes on.
func (g *Gateway) dialOptions() []grpc.DialOption {
	return []grpc.DialOption{grpc.WithChainUnaryInterceptor(g.passOn), grpc.WithChainStreamInterceptor(g.passOnStream)}
}

func (g *Gateway) passOn(ctx context.Context, method string, request, response any, connection *grpc.ClientConn,
	invoke grpc.UnaryInvoker, options ...grpc.CallOption) error {
	message := request.(proto.Message)
	if err := g.checkReader(message); err != nil {
		return err
	}
	askWithTag(message, exchangeOf(ctx).held)
	var header, trailer metadata.MD
	err := invoke(withRequestID(ctx), method, request, response, connection,
		append(options, grpc.Header(&header), grpc.Trailer(&trailer))...)
	return explain(err, len(header)+len(trailer) > 0)
}

func (g *Gateway) passOnStream(ctx context.Context, description *grpc.StreamDesc, connection *grpc.ClientConn, method string,
	open grpc.Streamer, options ...grpc.CallOption) (grpc.ClientStream, error) {
	ctx, cancel := context.WithCancelCause(withRequestID(ctx))
	stop := context.AfterFunc(g.draining, func() { cancel(errDraining) })
	context.AfterFunc(ctx, func() { stop() })
	stream, err := open(ctx, description, connection, method, options...)
	if err != nil {
		cancel(err)
		return nil, explain(err, false)
	}
	return &passedStream{ClientStream: stream, gateway: g, ctx: ctx, cancel: cancel}, nil
}

// A passedStream has its first message before it is answered at all, so that a
// refusal is an HTTP error like any other.
type passedStream struct {
	grpc.ClientStream
	gateway *Gateway
	ctx     context.Context
	cancel  context.CancelCauseFunc
	first   proto.Message // received and not yet passed on
}

func (s *passedStream) SendMsg(message any) error {
	if err := s.gateway.checkReader(message.(proto.Message)); err != nil {
		s.cancel(err)
		return err
	}
	resumeAfter(message.(proto.Message), exchangeOf(s.ctx).lastEventID)
	return s.ClientStream.SendMsg(message)
}

func (s *passedStream) CloseSend() error {
	if err := s.ClientStream.CloseSend(); err != nil {
		return err
	}
	first := newMessage(exchangeOf(s.ctx).route.procedure.Output())
	if err := s.RecvMsg(first); err != nil {
		return err
	}
	s.first = first
	return nil
}

func (s *passedStream) RecvMsg(message any) error {
	if s.first != nil {
		proto.Merge(message.(proto.Message), s.first)
		s.first = nil
		return nil
	}
	err := s.ClientStream.RecvMsg(message)
	if err == nil {
		return nil
	}
	defer s.cancel(err)
	if context.Cause(s.ctx) == errDraining {
		return unavailable("SERVER_DRAINING", "The gateway is stopping. Watch again with the last cursor.")
	}
	header, _ := s.ClientStream.Header()
	return explain(err, len(header)+len(s.ClientStream.Trailer()) > 0)
}

// A site for everybody shows what is published; an editors' one is said to be so.
func (g *Gateway) checkReader(request proto.Message) error {
	message := request.ProtoReflect()
	if g.settings.Editors {
		return nil
	}
	field := message.Descriptor().Fields().ByName("include_unpublished")
	if field != nil && message.Get(field).Bool() {
		return errReadersOnly
	}
	return nil
}

var errReadersOnly = refusal(codes.PermissionDenied, "READERS_ONLY",
	"This gateway shows what is published. One started with --editors shows the rest.").Err()

func resumeAfter(request proto.Message, cursor string) {
	message := request.ProtoReflect()
	field := message.Descriptor().Fields().ByName("start_cursor")
	if field != nil && cursor != "" {
		message.Set(field, protoreflect.ValueOfString(cursor))
	}
}

func withRequestID(ctx context.Context) context.Context {
	return metadata.AppendToOutgoingContext(ctx, requestIDKey, exchangeOf(ctx).requestID)
}

// The errors of a service say what is wrong. Those of the connection name
// addresses that are nobody's business, and lack what every error here has.
func explain(err error, fromService bool) error {
	if err == nil || fromService {
		return err
	}
	switch status.Code(err) {
	case codes.Unavailable, codes.Internal, codes.Unknown:
		return unavailable("BACKEND_UNAVAILABLE", "The service behind the gateway cannot be reached. Ask again in a moment.")
	case codes.DeadlineExceeded:
		return refusal(codes.DeadlineExceeded, "DEADLINE_EXCEEDED", "The answer took longer than a request may. Ask for less.").Err()
	case codes.ResourceExhausted:
		return refusal(codes.ResourceExhausted, "ANSWER_TOO_LARGE", "The answer is larger than the gateway takes. Ask for less.").Err()
	}
	return err
}
