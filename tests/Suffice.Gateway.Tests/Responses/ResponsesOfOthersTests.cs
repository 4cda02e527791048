using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Suffice.Callers;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Gateway.Responses;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Responses;

/// <summary>What one key keeps, another key neither sees nor goes on from nor deletes.</summary>
public sealed class ResponsesOfOthersTests : IDisposable
{
    private static readonly Caller Ann = new() { Id = "key_a", Name = "ann" };
    private static readonly Caller Bob = new() { Id = "key_b", Name = "bob" };

    private readonly FixedPolicy policy = new(new GatewaySettings { Responses = new KeptResponsesSettings { Store = true } });
    private readonly ResponseStore store;
    private readonly ResponseKeeper keeper;

    public ResponsesOfOthersTests()
    {
        store = new ResponseStore(policy, new FakeTimeProvider());
        keeper = new ResponseKeeper(store, policy);
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void Begin_GoingOnFromAnothersAnswer_IsNotFound()
    {
        Keep(Ann, "req_1");
        ChatRequest asked = Read("""{"model":"m","input":"y","previous_response_id":"resp_req_1"}""");

        keeper.Begin(asked, 100, Bob).Refusal!.Code.ShouldBe("previous_response_not_found");
        keeper.Begin(asked, 100, Bob).Refusal!.Status.ShouldBe(404);
        keeper.Begin(asked, 100, Ann).Request.Messages.Select(message => message.Text).ShouldBe(["x", "hello", "y"]);
    }

    [Fact]
    public void Begin_NamingAnothersItem_LeavesItUnknown()
    {
        Keep(Ann, "req_1");
        ChatRequest asked = Read("""{"model":"m","input":[{"type":"item_reference","id":"msg_1"}]}""");

        keeper.Begin(asked, 100, Bob).Request.Messages[0].Parts.ShouldHaveSingleItem().ShouldBeOfType<OpaquePart>();
        keeper.Begin(asked, 100, Ann).Request.Messages[0].Text.ShouldBe("hello");
    }

    [Theory]
    [InlineData("key_a", 200)]
    [InlineData("key_b", 404)]
    public async Task Find_OfAnother_IsNotFound(string key, int status)
    {
        Keep(Ann, "req_1");
        DefaultHttpContext context = ContextOf(key);

        await new ResponsesEndpoint(store, policy).FindAsync(context);

        context.Response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("key_a", 200)]
    [InlineData("key_b", 404)]
    public async Task Input_OfAnother_IsNotFound(string key, int status)
    {
        Keep(Ann, "req_1");
        DefaultHttpContext context = ContextOf(key);

        await new ResponsesEndpoint(store, policy).InputAsync(context);

        context.Response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Delete_OfAnother_IsNotFoundAndLeavesIt()
    {
        Keep(Ann, "req_1");
        DefaultHttpContext context = ContextOf("key_b");

        await new ResponsesEndpoint(store, policy).DeleteAsync(context);

        context.Response.StatusCode.ShouldBe(404);
        context.Response.Body.Position = 0;
        (await JsonDocument.ParseAsync(context.Response.Body)).RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe("response_not_found");
        store.Find("key_a", "resp_req_1").ShouldNotBeNull();
    }

    private void Keep(Caller caller, string request)
    {
        KeptCall call = keeper.Begin(Read("""{"model":"m","input":"x"}"""), 100, caller).Call!;
        AnswerLabels labels = call.Label(new AnswerLabels(request, "m", DateTimeOffset.UnixEpoch));
        call.Keep(labels, Encoding.UTF8.GetBytes(
            """{"id":"resp_req_1","status":"completed","model":"m","output":[{"type":"message","id":"msg_1","role":"assistant","content":[{"type":"output_text","text":"hello","annotations":[]}]}]}"""));
    }

    private static ChatRequest Read(string body) => ChatWires.Responses.ReadRequest(Encoding.UTF8.GetBytes(body));

    private static DefaultHttpContext ContextOf(string key)
    {
        DefaultHttpContext context = new();
        context.Features.Set(new Caller { Id = key });
        context.Request.RouteValues["id"] = "resp_req_1";
        context.Response.Body = new MemoryStream();

        return context;
    }
}
