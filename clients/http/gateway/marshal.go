package gateway

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/genproto/googleapis/api/httpbody"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	pulsev1 "github.com/cordisbright/pulse/clients/go/cordisbright/pulse/v1"
)

const (
	jsonType   = "application/json"
	linesType  = "application/x-ndjson"
	eventsType = "text/event-stream"
)

// protojson varies its blanks so that nobody takes them for stable; a cache does.
func marshalJSON(message proto.Message) ([]byte, error) {
	encoded, err := protojson.Marshal(message)
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	compact.Grow(len(encoded))
	err = json.Compact(&compact, encoded)
	return compact.Bytes(), err
}

// jsonMarshaler writes answers as JSON, those of a stream a line each. It reads as
// runtime.JSONPb does.
type jsonMarshaler struct{ runtime.JSONPb }

func (*jsonMarshaler) ContentType(any) string       { return jsonType }
func (*jsonMarshaler) StreamContentType(any) string { return linesType }
func (*jsonMarshaler) Delimiter() []byte            { return []byte("\n") }

func (m *jsonMarshaler) Marshal(answer any) ([]byte, error) {
	switch answer := answer.(type) {
	case *httpbody.HttpBody:
		return answer.Data, nil
	case proto.Message:
		return marshalJSON(answer)
	}
	return marshalChunk(answer)
}

// What grpc-gateway makes of a message of a stream: {"result": …} or {"error": …}.
func marshalChunk(chunk any) ([]byte, error) {
	name, message, err := chunkOf(chunk)
	if err != nil {
		return nil, err
	}
	encoded, err := marshalJSON(message)
	return []byte(fmt.Sprintf(`{"%s":%s}`, name, encoded)), err
}

func chunkOf(chunk any) (string, proto.Message, error) {
	switch chunk := chunk.(type) {
	case map[string]any:
		if message, ok := chunk["result"].(proto.Message); ok {
			return "result", message, nil
		}
	case map[string]proto.Message:
		return "error", chunk["error"], nil
	}
	return "", nil, fmt.Errorf("no answer of a service: %T", chunk)
}

// eventMarshaler writes a stream as server-sent events, for a browser's
// EventSource: the message as `data`, its cursor as `id`, which the browser sends
// back as Last-Event-ID when it connects again.
type eventMarshaler struct{ jsonMarshaler }

func (*eventMarshaler) StreamContentType(any) string { return eventsType }

func (m *eventMarshaler) Marshal(answer any) ([]byte, error) {
	if _, whole := answer.(proto.Message); whole {
		return m.jsonMarshaler.Marshal(answer)
	}
	name, message, err := chunkOf(answer)
	if err != nil {
		return nil, err
	}
	encoded, err := marshalJSON(message)
	if err != nil {
		return nil, err
	}
	if change, ok := message.(*pulsev1.WatchChangesResponse); ok {
		return []byte(fmt.Sprintf("id: %s\ndata: %s\n", change.GetCursor(), encoded)), nil
	}
	// Not `error`: that is the browser's own word for a lost connection.
	return []byte(fmt.Sprintf("event: status-%s\ndata: %s\n", name, encoded)), nil
}
