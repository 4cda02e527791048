using Microsoft.Extensions.Logging.Abstractions;
using Suffice.Cascade;
using Suffice.Chat;
using Suffice.Checks;
using Suffice.Policy;
using Suffice.Tests.Checks;

namespace Suffice.Tests.Cascade;

public sealed class GateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Judge_AnswerThatWasMended_IsShownToTheNextCheckAsTheSameRungs(bool hasNextRung)
    {
        Witness witness = new();
        TaskPolicy task = new() { Name = "task", Why = "why", Ladder = [], Gate = [new GateCheck(new Mending()), new GateCheck(witness)], OnFail = new FailurePlan(Repair: true, Retries: 0, FailureAction.Escalate) };
        JudgedAnswer judged = new(Given.Call(), Given.Said("broken")) { AnsweredBy = "small", HasNextRung = hasNextRung };

        (GateVerdict verdict, ChatAnswer answer) = await new Gate(NullLogger.Instance).JudgeAsync(task, judged, TestContext.Current.CancellationToken);

        verdict.IsPassed.ShouldBeTrue();
        answer.Text.ShouldBe("mended");
        witness.Seen.ShouldHaveSingleItem().ShouldBe(("mended", "small", hasNextRung));
    }

    private sealed class Mending : IRepairingCheck
    {
        public string Name => "mending";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken) =>
            new(judged.Text == "mended" ? Finding.Passed : Finding.Failed("it is broken"));

        public string? Repair(JudgedAnswer judged) => "mended";
    }

    private sealed class Witness : ICheck
    {
        public List<(string Text, string? By, bool HasNextRung)> Seen { get; } = [];

        public string Name => "witness";

        public ValueTask<Finding> JudgeAsync(JudgedAnswer judged, CancellationToken cancellationToken)
        {
            Seen.Add((judged.Text, judged.AnsweredBy, judged.HasNextRung));

            return new(Finding.Passed);
        }
    }
}
