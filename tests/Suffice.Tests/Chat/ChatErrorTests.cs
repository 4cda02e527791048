using Suffice.Chat;
using Suffice.Chat.Wires;

namespace Suffice.Tests.Chat;

public sealed class ChatErrorTests
{
    private static readonly ChatError Exhausted = new(502, "No model of the ladder answered.")
    {
        Code = "ladder_exhausted",
        RequestId = "req-1",
        Attempts = [new FailedAttempt("haiku", "json_schema", "name is missing"), new FailedAttempt("sonnet", "overloaded", "529")],
    };

    private const string Details = """{"code":"ladder_exhausted","request":"req-1","attempts":[{"model":"haiku","reason":"json_schema","message":"name is missing"},{"model":"sonnet","reason":"overloaded","message":"529"}]}""";

    [Fact]
    public void WriteError_OpenAI_HasItsFieldsAndOurDetails() =>
        WireText.WriteError(ChatProtocol.OpenAI, Exhausted).ShouldBeJson(
            $$$"""{"error":{"message":"No model of the ladder answered.","type":"api_error","param":null,"code":"ladder_exhausted","suffice":{{{Details}}}}}""");

    [Fact]
    public void WriteError_Anthropic_HasItsFieldsAndOurDetails() =>
        WireText.WriteError(ChatProtocol.Anthropic, Exhausted).ShouldBeJson(
            $$$"""{"type":"error","error":{"type":"api_error","message":"No model of the ladder answered.","suffice":{{{Details}}}},"request_id":"req-1"}""");

    [Theory]
    [InlineData(400, "invalid_request_error")]
    [InlineData(401, "authentication_error")]
    [InlineData(403, "permission_error")]
    [InlineData(404, "not_found_error")]
    [InlineData(413, "request_too_large")]
    [InlineData(422, "invalid_request_error")]
    [InlineData(429, "rate_limit_error")]
    [InlineData(500, "api_error")]
    [InlineData(503, "overloaded_error")]
    [InlineData(529, "overloaded_error")]
    public void Kind_OfAStatus_IsTheProtocolsWord(int status, string kind) => new ChatError(status, "x").Kind.ShouldBe(kind);

    [Theory]
    [InlineData("{\"error\":{\"message\":\"m\",\"type\":\"t\",\"param\":\"p\",\"code\":\"c\"}}", "m", "t", "c")]
    [InlineData("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"m\"}}", "m", "overloaded_error", null)]
    [InlineData("{\"error\":\"model not found\"}", "model not found", "not_found_error", null)]
    [InlineData("{\"object\":\"error\",\"message\":\"m\",\"type\":\"BadRequestError\",\"code\":400}", "m", "BadRequestError", "400")]
    [InlineData("{\"detail\":\"Not Found\"}", "Not Found", "not_found_error", null)]
    [InlineData("upstream connect error", "upstream connect error", "not_found_error", null)]
    [InlineData("<html>502</html>", "the provider answered with status 404 and no explanation", "not_found_error", null)]
    [InlineData("", "the provider answered with status 404 and no explanation", "not_found_error", null)]
    [InlineData("[]", "the provider answered with status 404 and no explanation", "not_found_error", null)]
    public void ReadError_BodyOfAnyServer_IsUnderstoodAsFarAsItGoes(string body, string message, string kind, string? code)
    {
        ChatError error = ErrorBody.Read(404, WireText.Bytes(body));

        error.Message.ShouldBe(message);
        error.Kind.ShouldBe(kind);
        error.Code.ShouldBe(code);
    }
}
