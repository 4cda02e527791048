using Suffice.Providers;
using Suffice.Providers.Failures;

namespace Suffice.Tests.Providers.Failures;

public sealed class FailureTableTests
{
    [Theory]
    [InlineData(400, "invalid_request_error", "context_length_exceeded", "This model's maximum context length is 128000 tokens.", FailureKind.ContextTooLong)]
    [InlineData(400, "invalid_request_error", "string_above_max_length", "Invalid 'messages[1].content': string too long.", FailureKind.ContextTooLong)]
    [InlineData(429, "tokens", "rate_limit_exceeded", "Request too large for gpt-4o on tokens per min (TPM)", FailureKind.ContextTooLong)]
    [InlineData(429, "tokens", "rate_limit_exceeded", "Rate limit reached for gpt-4o", FailureKind.RateLimited)]
    [InlineData(429, "insufficient_quota", "insufficient_quota", "You exceeded your current quota", FailureKind.QuotaExhausted)]
    [InlineData(429, "insufficient_quota", null, "You exceeded your current quota", FailureKind.QuotaExhausted)]
    [InlineData(400, null, "content_filter", "The response was filtered", FailureKind.ContentRefused)]
    [InlineData(400, "invalid_request_error", "content_policy_violation", "Your request was rejected", FailureKind.ContentRefused)]
    [InlineData(404, "invalid_request_error", "model_not_found", "The model `gpt-9` does not exist", FailureKind.NotFound)]
    [InlineData(403, "invalid_request_error", "model_not_found", "Project does not have access to model", FailureKind.NotFound)]
    [InlineData(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided", FailureKind.Authentication)]
    [InlineData(503, "server_error", "slow_down", "Please slow down", FailureKind.Overloaded)]
    [InlineData(503, "server_error", null, "The engine is currently overloaded", FailureKind.Overloaded)]
    [InlineData(529, "server_error", null, "Overloaded", FailureKind.Overloaded)]
    [InlineData(429, "server_error", null, "Slow down", FailureKind.RateLimited)]
    [InlineData(500, "server_error", null, "The server had an error", FailureKind.ServerError)]
    [InlineData(400, "invalid_request_error", "unsupported_parameter", "Unsupported parameter: 'max_tokens'", FailureKind.BadRequest)]
    [InlineData(400, "invalid_request_error", null, "prompt is too long: 208310 tokens > 200000 maximum", FailureKind.ContextTooLong)]
    [InlineData(400, "invalid_request_error", null, "input length and `max_tokens` exceed context limit: 188240 + 21333 > 200000", FailureKind.ContextTooLong)]
    [InlineData(413, "request_too_large", null, "Request exceeds the maximum size", FailureKind.ContextTooLong)]
    [InlineData(400, "invalid_request_error", null, "Your credit balance is too low to access the Anthropic API.", FailureKind.QuotaExhausted)]
    [InlineData(400, "invalid_request_error", null, "You have reached your specified API usage limits.", FailureKind.QuotaExhausted)]
    [InlineData(402, "billing_error", null, "Payment required", FailureKind.QuotaExhausted)]
    [InlineData(400, "invalid_request_error", null, "Output blocked by content filtering policy", FailureKind.ContentRefused)]
    [InlineData(401, "authentication_error", null, "invalid x-api-key", FailureKind.Authentication)]
    [InlineData(403, "permission_error", null, "Your API key does not have permission", FailureKind.Authentication)]
    [InlineData(404, "not_found_error", null, "model: claude-9", FailureKind.NotFound)]
    [InlineData(429, "rate_limit_error", null, "This request would exceed your rate limit", FailureKind.RateLimited)]
    [InlineData(529, "overloaded_error", null, "Overloaded", FailureKind.Overloaded)]
    [InlineData(500, "api_error", null, "Internal server error", FailureKind.ServerError)]
    [InlineData(200, "overloaded_error", null, "Overloaded", FailureKind.Overloaded)]
    [InlineData(200, "api_error", "429", "Rate limited upstream", FailureKind.RateLimited)]
    [InlineData(400, "exceed_context_size_error", "400", "the request exceeds the available context size", FailureKind.ContextTooLong)]
    [InlineData(400, "api_error", "400", "anthropic/claude-9 is not a valid model ID", FailureKind.NotFound)]
    [InlineData(302, "invalid_request_error", null, "Found", FailureKind.InvalidResponse)]
    [InlineData(408, "invalid_request_error", null, "Request Timeout", FailureKind.Timeout)]
    [InlineData(409, "invalid_request_error", null, "Conflict", FailureKind.ServerError)]
    [InlineData(422, "invalid_request_error", null, "Unprocessable", FailureKind.BadRequest)]
    [InlineData(502, "api_error", null, "Bad Gateway", FailureKind.ServerError)]
    public void Find_KnownError_GivesItsClass(int status, string? type, string? code, string message, FailureKind expected) =>
        FailureTable.Find(new ProviderError(status, type, code, message)).ShouldBe(expected);

    [Theory]
    [InlineData(418, "teapot")]
    [InlineData(200, "new_kind_of_error")]
    public void Find_UnknownError_GivesNothing(int status, string type) =>
        FailureTable.Find(new ProviderError(status, type, null, "I am a teapot")).ShouldBeNull();
}
