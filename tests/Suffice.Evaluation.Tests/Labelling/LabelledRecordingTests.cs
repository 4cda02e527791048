using Suffice.Checks;
using Suffice.Checks.Kinds;
using Suffice.Evaluation.Labelling;
using Suffice.Learning.Labelled;
using Suffice.Policy;

namespace Suffice.Evaluation.Tests.Labelling;

public sealed class LabelledRecordingTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task Read_GateThatAsksASecondModel_PaysItWithTheAnswerItJudges()
    {
        Write("""{"id":"a","prompt":"label?","outputs":{"small":{"text":"x","correct":true,"input_tokens":10,"output_tokens":1},"second":{"text":"y","input_tokens":10,"output_tokens":1},"large":{"text":"y","correct":true,"input_tokens":10,"output_tokens":1}}}""");
        ICheck agreement = AgreementCheck.Definition.Create(new AgreementOptions { With = "second" }, new CheckSetting("t", _ => string.Empty, _ => true));

        LabelledCall call = (await ReadAsync(new GateCheck(agreement))).Calls.ShouldHaveSingleItem();

        call.Rungs[0].IsRefused.ShouldBeTrue();
        call.Rungs[0].Findings.ShouldBe([new CheckOutcome("agreement", FindingKind.Failed)]);
        call.Rungs[0].CostUsd.ShouldBe(22);
    }

    [Fact]
    public async Task Read_AnswerThatACheckMends_IsLookedAtAsMended()
    {
        Write("""{"id":"a","prompt":"json?","schema":{"type":"object","required":["a"]},"outputs":{"small":{"text":"Here: {\"a\":1} as asked","correct":true},"large":{"text":"{\"a\":1}","correct":true}}}""");

        LabelledCall call = (await ReadAsync([.. StructuralGate.Checks])).Calls.ShouldHaveSingleItem();

        call.Rungs[0].IsRefused.ShouldBeFalse();
        call.Rungs[0].Answer!.Text.ShouldBe("{\"a\":1}");
    }

    [Fact]
    public async Task Read_ItemsWithoutAVerdict_AreCountedAndLeftOut()
    {
        Write(
            """{"id":"a","prompt":"p","outputs":{"small":{"text":"x"},"large":{"text":"x","correct":true}}}""",
            """{"id":"b","prompt":"q","outputs":{"small":{"text":"x","correct":true}}}""",
            """{"id":"c","prompt":"r","outputs":{"small":{"correct":true},"large":{"correct":false}}}""",
            "no json");

        LabelledCalls read = await ReadAsync();

        read.Calls.ShouldHaveSingleItem().Id.ShouldBe("c");
        (read.Skipped, read.BadLines).ShouldBe((2, 1));
    }

    public void Dispose() => folder.Dispose();

    private void Write(params string[] lines) => folder.WriteLines("recording.jsonl", lines);

    // A token is a dollar here.
    private Task<LabelledCalls> ReadAsync(params GateCheck[] gate) =>
        new LabelledRecording((_, usage) => usage.Prompt + usage.Completion, [.. gate]).ReadAsync([folder.PathOf("recording.jsonl")], ["small", "large"]);
}
