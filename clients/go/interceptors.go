package pulse

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// What every call is wrapped in: its deadline, who asks, its request id, and
// the decoding of its error.
func unaryInterceptor(address string, options Options) grpc.UnaryClientInterceptor {
	return func(ctx context.Context, method string, request, response any, connection *grpc.ClientConn,
		invoke grpc.UnaryInvoker, call ...grpc.CallOption) error {
		ctx, cancel := callContext(ctx, options.Timeout, options.Actor)
		defer cancel()
		return decodeError(invoke(ctx, method, withRequestID(request), response, connection, call...), address)
	}
}

func streamInterceptor(address string, options Options) grpc.StreamClientInterceptor {
	return func(ctx context.Context, description *grpc.StreamDesc, connection *grpc.ClientConn, method string,
		open grpc.Streamer, call ...grpc.CallOption) (grpc.ClientStream, error) {
		ctx, cancel := callContext(ctx, options.StreamTimeout, options.Actor)
		stream, err := open(ctx, description, connection, method, call...)
		if err != nil {
			cancel()
			return nil, decodeError(err, address)
		}
		return &decodingStream{stream, cancel, address}, nil
	}
}

type decodingStream struct {
	grpc.ClientStream
	cancel  context.CancelFunc
	address string
}

func (s *decodingStream) RecvMsg(message any) error {
	err := s.ClientStream.RecvMsg(message)
	if err != nil {
		s.cancel() // the stream is over, its timer need not be kept
	}
	return decodeError(err, s.address)
}

func (s *decodingStream) SendMsg(message any) error {
	return decodeError(s.ClientStream.SendMsg(message), s.address)
}

func callContext(ctx context.Context, timeout time.Duration, actor string) (context.Context, context.CancelFunc) {
	if actor != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "pulse-actor", actor)
	}
	if _, has := ctx.Deadline(); has {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, timeout)
}

// The service recognises a repetition by the id, so that gRPC may send the call
// again. The caller's message stays as it is.
func withRequestID(request any) any {
	message, ok := request.(proto.Message)
	if !ok {
		return request
	}
	field := message.ProtoReflect().Descriptor().Fields().ByName("request_id")
	if field == nil || message.ProtoReflect().Get(field).String() != "" {
		return request
	}
	var id [16]byte
	if _, err := rand.Read(id[:]); err != nil {
		panic(err) // the system has no randomness: nothing is safe any more
	}
	identified := proto.Clone(message)
	identified.ProtoReflect().Set(field, protoreflect.ValueOfString(hex.EncodeToString(id[:])))
	return identified
}
