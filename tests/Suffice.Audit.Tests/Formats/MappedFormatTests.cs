using Suffice.Audit.Calls;
using Suffice.Audit.Formats.Mapping;
using Suffice.Audit.Sources;
using Suffice.Chat;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

public sealed class MappedFormatTests
{
    private const string Mapping =
        """
        model: $.llm.name
        at: when
        input_tokens: $.llm.tokens.in
        cache_read_tokens: $.llm.tokens.cached
        cache_write_1h_tokens: $.llm.tokens.kept
        input_includes_cache: false
        output_tokens: $.llm.tokens.out
        reasoning_tokens: $.llm.tokens.thought
        output_includes_reasoning: false
        system: $.texts[0]
        prompt: [$.missing, "$.texts[1]"]
        answer: said
        task: job
        cost_usd: paid
        latency_ms: took
        response_id: rid
        status: ended
        user: who
        """;

    [Fact]
    public void Read_AfterAMapping_HasEveryFieldMapped()
    {
        LoggedCall call = Read(
            """{"llm":{"name":"claude-haiku-4-5","tokens":{"in":312,"cached":"6144","kept":2048,"out":200,"thought":10}},"when":"2026-11-02T09:14:03Z","texts":["Judge.","Well?"],"said":"pass","job":"judge","paid":"0.0061","took":900,"rid":"msg_1","ended":200,"who":"u"}""");

        call.Usage.ShouldBe(new TokenUsage { Input = 312, CacheRead = 6144, CacheWrite1h = 2048, Output = 200, Reasoning = 10, Basis = UsageBasis.Reported });
        call.Request!.SystemText().ShouldBe("Judge.");
        call.Request.ConversationText().ShouldBe("Well?");
        ContentPart.TextOf(call.Answer).ShouldBe("pass");
        call.Hint.ShouldBe(new TaskHint("judge", "mapped task"));
        (call.LoggedUsd, call.Latency, call.ResponseId, call.User, call.Outcome)
            .ShouldBe((0.0061m, TimeSpan.FromMilliseconds(900), "msg_1", "u", CallOutcome.Answered));
        Bill.Of(call).ShouldBe(((312 * 1m) + (6144 * 0.10m) + (2048 * 2m) + (210 * 5m)) / 1_000_000);
    }

    [Fact]
    public void Read_CsvCells_OpenAsPathsGoOn()
    {
        LoggedCall call = Read("""{"llm":"{\"name\":\"claude-haiku-4-5\",\"tokens\":{\"in\":1,\"out\":2}}","ended":"error"}""");

        call.Model.ShouldBe("claude-haiku-4-5");
        call.Usage.Total.ShouldBe(3);
        call.Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Fact]
    public void Read_RowWithoutAnyMappedField_IsMalformed()
    {
        RowReadings found = new();

        MappedFormat.Parse("model: m\nprompt: p", "map.yaml").Read(Fixture.Json("{\"other\":1}"), found);

        found.Faults.ShouldBe(["none of the mapped fields is in the row; model, prompt are mapped"]);
    }

    [Theory]
    [InlineData("modle: m\nprompt: p", "map.yaml:1:1 modle: not a field of a call; did you mean 'model'?")]
    [InlineData("model: m\nprompt:\n  a: b", "map.yaml:3:3 prompt: is a map; name a column, or write a path such as $.llm.name")]
    [InlineData("model: $.a..b\nprompt: p", "map.yaml:1:8 model: the path has an empty step; write a path such as $.llm.calls[0].name")]
    [InlineData("model: a[x]\nprompt: p", "map.yaml:1:8 model: the path has a [ ] that holds no whole number; write a path such as $.llm.calls[0].name")]
    [InlineData("model: m\nprompt: p\ninput_includes_cache: maybe", "map.yaml:3:23 input_includes_cache: is a single value; write true or false")]
    [InlineData("prompt: p", "map.yaml:1:1 model: is missing; tell where the model stands, such as model: $.llm.name")]
    [InlineData("model: m", "map.yaml:1:1 input_tokens: is missing, and so are prompt, messages and request; map the tokens, or the text, or both")]
    [InlineData("", "map.yaml: the mapping is empty; write one field a line, such as model: $.llm.name")]
    public void Load_WrongMapping_NamesFileLineKeyAndWhatWouldBeRight(string yaml, string error) =>
        Should.Throw<AuditInputException>(() => MappedFormat.Parse(yaml, "map.yaml")).Message.ShouldBe(error);

    [Fact]
    public void Read_UsualNames_NeedNoMapping()
    {
        LoggedCall call = Fixture.Call("plain.jsonl", 0);

        call.Request!.SystemText().ShouldBe("Route.");
        call.Hint.ShouldBe(new TaskHint("triage", "task column"));
        call.Latency.ShouldBe(TimeSpan.FromMilliseconds(420));
        Bill.Of(call).ShouldBe(((40 * 0.15m) + (2 * 0.60m)) / 1_000_000);
    }

    [Fact]
    public void Read_UsageObjectUnderUsualNames_IsSplit()
    {
        LoggedCall call = Fixture.Call("plain.jsonl", 1);

        call.UsageDoubt.ShouldBeNull();
        Bill.Of(call).ShouldBe(((216 * 0.25m) + (1024 * 0.025m) + (96 * 2.00m)) / 1_000_000);
        Fixture.Call("plain.jsonl", 2).Outcome.ShouldBe(CallOutcome.Failed);
    }

    [Fact]
    public void Read_TableOfTokens_IsPricedWithoutText()
    {
        LoggedCall first = Fixture.Call("plain.csv", 0);
        LoggedCall second = Fixture.Call("plain.csv", 1);

        first.Request.ShouldBeNull();
        first.LoggedUsd.ShouldBe(Bill.Of(first));
        Bill.Of(first).ShouldBe(((40 * 0.15m) + (2 * 0.60m)) / 1_000_000);
        Bill.Of(second).ShouldBe(((1000 * 1m) + (20 * 5m)) / 1_000_000);
    }

    private static LoggedCall Read(string row)
    {
        RowReadings found = new();
        MappedFormat.Parse(Mapping, "map.yaml").Read(Fixture.Json(row), found);
        return found.Calls.ShouldHaveSingleItem();
    }
}
