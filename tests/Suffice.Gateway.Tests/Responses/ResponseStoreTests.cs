using System.Text;
using Microsoft.Extensions.Time.Testing;
using Suffice.Chat;
using Suffice.Chat.Wires;
using Suffice.Gateway.Responses;
using Suffice.Policy;

namespace Suffice.Gateway.Tests.Responses;

public sealed class ResponseStoreTests : IDisposable
{
    private readonly FakeTimeProvider time = new();
    private readonly FixedPolicy policy = new(new GatewaySettings
    {
        Responses = new KeptResponsesSettings { Store = true, Keep = TimeSpan.FromMinutes(10), Max = 3, MaxMemoryBytes = 1000 },
    });
    private readonly ResponseStore store;

    public ResponseStoreTests() => store = new ResponseStore(policy, time);

    public void Dispose() => store.Dispose();

    [Fact]
    public void Find_OfItsOwner_IsTheAnswer()
    {
        store.Add(Response("key_a", "resp_1"));

        store.Find("key_a", "resp_1")!.Answer.Text.ShouldBe("hello");
        store.FindItem("key_a", "msg_resp_1").ShouldHaveSingleItem().ShouldBeOfType<TextPart>().Item!.Id.ShouldBeNull();
    }

    [Fact]
    public void AnythingOfAnotherCaller_DoesNotExist()
    {
        store.Add(Response("key_a", "resp_1"));

        store.Find("key_b", "resp_1").ShouldBeNull();
        store.FindItem("key_b", "msg_resp_1").ShouldBeEmpty();
        store.Remove("key_b", "resp_1").ShouldBeFalse();
        store.Find("key_a", "resp_1").ShouldNotBeNull();
    }

    [Fact]
    public void Find_AfterItsTime_IsGone()
    {
        store.Add(Response("key_a", "resp_1"));
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        store.Find("key_a", "resp_1").ShouldNotBeNull();

        time.Advance(TimeSpan.FromTicks(1));

        store.Find("key_a", "resp_1").ShouldBeNull();
    }

    [Fact]
    public void KeptText_AfterItsTime_LeavesMemoryThoughNobodyCalls()
    {
        store.Add(Response("key_a", "resp_1"));
        time.Advance(TimeSpan.FromMinutes(4));
        store.Add(Response("key_a", "resp_2"));

        time.Advance(TimeSpan.FromMinutes(6));
        store.Count.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(4));

        store.Count.ShouldBe(0);
    }

    [Fact]
    public void Add_MoreThanTheMost_ForgetsTheOldest()
    {
        for (int i = 1; i <= 4; i++)
        {
            store.Add(Response("key_a", $"resp_{i}"));
        }

        store.Count.ShouldBe(3);
        store.Find("key_a", "resp_1").ShouldBeNull();
        store.FindItem("key_a", "msg_resp_1").ShouldBeEmpty();
        store.Find("key_a", "resp_4").ShouldNotBeNull();
    }

    [Fact]
    public void Add_MoreMemoryThanThereIs_ForgetsTheOldest()
    {
        store.Add(Response("key_a", "resp_1", size: 600));
        store.Add(Response("key_a", "resp_2", size: 600));

        store.Find("key_a", "resp_1").ShouldBeNull();
        store.Find("key_a", "resp_2").ShouldNotBeNull();
    }

    [Fact]
    public void Add_LargerThanAllMemory_KeepsNothingOfIt()
    {
        store.Add(Response("key_a", "resp_1", size: 1001));

        store.Count.ShouldBe(0);
    }

    [Fact]
    public void Remove_ThenFind_IsGoneOnce()
    {
        store.Add(Response("key_a", "resp_1"));

        store.Remove("key_a", "resp_1").ShouldBeTrue();

        store.Find("key_a", "resp_1").ShouldBeNull();
        store.Remove("key_a", "resp_1").ShouldBeFalse();
    }

    [Fact]
    public void PolicyThatKeepsNothingAnyMore_EmptiesIt()
    {
        store.Add(Response("key_a", "resp_1"));

        policy.Change(new GatewaySettings());

        store.Find("key_a", "resp_1").ShouldBeNull();
        store.Count.ShouldBe(0);
    }

    private static KeptResponse Response(string owner, string id, long size = 10) => new(
        owner,
        id,
        [ChatMessage.Of(ChatRole.User, "x")],
        ChatWires.Responses.ReadAnswer(Encoding.UTF8.GetBytes(
            $$"""{"id":"{{id}}","status":"completed","model":"m","output":[{"type":"message","id":"msg_{{id}}","role":"assistant","content":[{"type":"output_text","text":"hello","annotations":[]}]}]}""")),
        size);
}
