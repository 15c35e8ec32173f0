module github.com/cordisbright/pulse/clients/http

go 1.22.0

require (
	github.com/cordisbright/pulse/clients/go v0.1.0
	github.com/grpc-ecosystem/grpc-gateway/v2 v2.26.0
	golang.org/x/net v0.34.0
	google.golang.org/genproto/googleapis/api v0.0.0-20250115164207-1a7da9e5054f
	google.golang.org/genproto/googleapis/rpc v0.0.0-20250115164207-1a7da9e5054f
	google.golang.org/grpc v1.71.3
	google.golang.org/protobuf v1.36.6
	gopkg.in/yaml.v3 v3.0.1
)

require (
	github.com/kr/text v0.2.0 // indirect
	github.com/rogpeppe/go-internal v1.13.1 // indirect
	golang.org/x/sys v0.29.0 // indirect
	golang.org/x/text v0.21.0 // indirect
)

replace github.com/cordisbright/pulse/clients/go => ../go
