package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"

	pulse "github.com/cordisbright/pulse/clients/go"
)

// Calls the unary procedure that the command names.
func invoke(client *pulse.Client, c *command) (proto.Message, error) {
	method := reflect.ValueOf(client).MethodByName(c.Call)
	request := reflect.New(method.Type().In(1).Elem()).Interface().(proto.Message)
	returned := method.Call([]reflect.Value{reflect.ValueOf(context.Background()),
		reflect.ValueOf(parse(c.Request, request))})
	if err, failed := returned[1].Interface().(error); failed {
		return nil, err
	}
	return returned[0].Interface().(proto.Message), nil
}

// Sends all requests of the command, then receives the answers.
func exchange[Request, Response any](c *command, r *result,
	open func(context.Context, ...grpc.CallOption) (grpc.BidiStreamingClient[Request, Response], error)) error {
	stream, err := open(context.Background())
	if err != nil {
		return err
	}
	for _, encoded := range c.Requests {
		if err := stream.Send(parseNew[Request](encoded)); err != nil {
			break // Recv says why
		}
	}
	if err := stream.CloseSend(); err != nil {
		return err
	}
	for {
		response, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		r.add(any(response).(proto.Message))
	}
}

func parseNew[Request any](encoded json.RawMessage) *Request {
	request := new(Request)
	parse(encoded, any(request).(proto.Message))
	return request
}
