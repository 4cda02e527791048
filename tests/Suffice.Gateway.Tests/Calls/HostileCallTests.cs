using System.IO.Compression;
using System.Net;
using System.Text;

namespace Suffice.Gateway.Tests.Calls;

/// <summary>Calls that no honest client sends.</summary>
public sealed class HostileCallTests(DeskGateway desk)
{
    [Theory]
    [InlineData("""{"model":"\ud800","messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"task:triage","messages":[{"role":"user","content":"\udc00x"}]}""")]
    [InlineData("""{"model":"auto","metadata":{"task":"\ud800"},"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","metadata":{"\ud800":1},"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","user":"\ud800","messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","tools":[{"type":"function","function":{"name":"\ud800","parameters":{"\ud800":1}}}],"messages":[{"role":"user","content":"x"}]}""")]
    [InlineData("""{"model":"auto","response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"enum":["\ud800"]}}},"messages":[{"role":"user","content":"x"}]}""")]
    public async Task Chat_HalfASurrogatePair_IsTheCallersFault(string body)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync("/v1/chat/completions", body);

        ((int)response.StatusCode).ShouldBeInRange(400, 499);
        await response.ErrorAsync();
    }

    [Fact]
    public async Task Chat_BrokenUtf8_IsTheCallersFault()
    {
        byte[] body = Encoding.UTF8.GetBytes(Desk.Chat("My card burns"));
        body[Array.IndexOf(body, (byte)'b', 60)] = 0xFF;

        using HttpResponseMessage response = await desk.Gateway.Http.PostAsync("/v1/chat/completions", new ByteArrayContent(body));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await response.ErrorAsync();
    }

    [Fact]
    public async Task Chat_CompressedBody_SaysThatItMustNotBe()
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Desk.Chat("My card burns")));
        }

        using ByteArrayContent content = new(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        using HttpResponseMessage response = await desk.Gateway.Http.PostAsync("/v1/chat/completions", content);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await response.ErrorAsync()).GetProperty("message").GetString()!.ShouldContain("gzip");
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("2147483647")]
    public async Task Chat_DryRunOfAnOddAnswerLimit_IsARoute(string limit)
    {
        using HttpResponseMessage response = await desk.Gateway.PostAsync(
            "/v1/chat/completions", Desk.Chat("My card burns", extra: $"\"max_tokens\":{limit},"), ("x-suffice-dry-run", "1"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
