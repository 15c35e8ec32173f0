package main

import "google.golang.org/protobuf/reflect/protoreflect"

// What the gateway of clients/http adds to what the annotations say.

var commonParameters = map[string]parameter{
	"alt": {Name: "alt", In: "query",
		Description: "`media`: the bytes themselves, in their own type. `json`: the answer around them, in base64. Without it, " +
			"what `Accept` prefers; `*/*` is JSON.",
		Schema: &schema{Type: "string", Enum: []string{"json", "media"}}},
	"ifNoneMatch": {Name: "If-None-Match", In: "header",
		Description: "Tags of answers at hand, or `*`. When one is current the answer is 304.", Schema: &schema{Type: "string"}},
}

var commonHeaders = map[string]parameter{
	"ETag": {Description: "The etag in the answer, in quotation marks; weak for JSON.", Schema: &schema{Type: "string"}},
	"RetryAfter": {Description: "Seconds to wait before the same request again; on 429 and 503.",
		Schema: &schema{Type: "integer"}},
}

var statusContent = map[string]media{"application/json": {&schema{Ref: "#/components/schemas/Status"}}}

var errorResponses = map[string]response{
	"NotModified": {Description: "The caller holds what would be sent.",
		Headers: map[string]parameter{"ETag": {Ref: "#/components/headers/ETag"}}},
	"Refused": {Description: "The request is at fault: 400, 403, 404, 405, 413, 415; or comes too often: 429.", Content: statusContent,
		Headers: map[string]parameter{"Retry-After": {Ref: "#/components/headers/RetryAfter"}}},
	"Failed": {Description: "The service is: 500, 503, 504.", Content: statusContent,
		Headers: map[string]parameter{"Retry-After": {Ref: "#/components/headers/RetryAfter"}}},
}

func responsesOf(method protoreflect.MethodDescriptor, bound binding) map[string]response {
	answer := method.Output()
	good := response{Description: "OK", Content: map[string]media{"application/json": {refTo(answer)}}}
	made := map[string]response{
		"4XX": {Ref: "#/components/responses/Refused"},
		"5XX": {Ref: "#/components/responses/Failed"},
	}
	if hasMedia(answer) {
		good.Content["*/*"] = media{&schema{Type: "string", Format: "binary", Description: "With `alt=media`: the bytes themselves."}}
	}
	if method.IsStreamingServer() {
		good.Description = "A line each message, as they come; when the stream fails, a last line with the status."
		good.Content = map[string]media{
			"application/x-ndjson": {&schema{Type: "object", Properties: map[string]*schema{
				"result": refTo(answer), "error": {Ref: "#/components/schemas/Status"}}}},
			"text/event-stream": {&schema{Type: "string", Description: "Server-sent events: the cursor is the `id`, the message the `data`; " +
				"a failure is an event `status-error`."}},
		}
	}
	if isConditional(answer) {
		good.Headers = map[string]parameter{"ETag": {Ref: "#/components/headers/ETag"}}
		if bound.verb == "get" {
			made["304"] = response{Ref: "#/components/responses/NotModified"}
		}
	}
	if answer.Fields().ByName("empty") != nil && hasMedia(answer) {
		made["204"] = response{Description: "With `alt=media`: there is nothing to send."}
	}
	made["200"] = good
	return made
}

func hasMedia(answer protoreflect.MessageDescriptor) bool {
	fields := answer.Fields()
	return fields.ByName("content") != nil && fields.ByName("content_type") != nil || answer.Name() == "GetSourceDocumentResponse"
}

func isConditional(answer protoreflect.MessageDescriptor) bool {
	return answer.Fields().ByName("etag") != nil && answer.Fields().ByName("not_modified") != nil
}
