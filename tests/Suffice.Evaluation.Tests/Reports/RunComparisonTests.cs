using Suffice.Chat;
using Suffice.Evaluation.Reports;
using Suffice.Evaluation.Runs;

namespace Suffice.Evaluation.Tests.Reports;

public sealed class RunComparisonTests
{
    [Fact]
    public void Of_TheSameRun_HasNothingBetterOrWorse()
    {
        EvalRun run = MadeRun.Of("set", i => i % 3 == 0, _ => true).Run;

        RunComparison same = RunComparison.Of(run, run);

        same.Models.ShouldAllBe(model => model.Better.IsEmpty && model.Worse.IsEmpty && model.Difference == 0 && model.PValue == 1);
        same.IsWorse.ShouldBeFalse();
    }

    [Fact]
    public void Of_ARunThatLostItems_NamesThemAndIsWorse()
    {
        RunComparison comparison = RunComparison.Of(MadeRun.Of("set", i => i >= 20, _ => true).Run, MadeRun.Of("set", i => i != 99, _ => true).Run);

        ModelComparison small = comparison.Models[0];
        small.Worse.ShouldBe([.. Enumerable.Range(0, 20).Select(i => $"i{i:000}")]);
        small.Better.ShouldBe(["i099"]);
        small.Difference.ShouldBe(-0.19, 1e-9);
        comparison.IsWorse.ShouldBeTrue();
    }

    [Fact]
    public void Of_AnItemWithAnotherRightAnswer_IsNotComparedAndANewPromptIs()
    {
        EvalRun before = MadeRun.Of("set", _ => true, _ => true).Run;
        EvalRun now = MadeRun.Of("set", i => i >= 2, _ => true).Run;
        EvalRun changed = now with
        {
            Items =
            [
                .. now.Items.Select((item, i) => i switch
                {
                    0 => item with { ReferenceText = "no" },
                    1 => item with { Request = item.Request with { Messages = [ChatMessage.Of(ChatRole.User, "asked otherwise")] } },
                    _ => item,
                }),
            ],
        };

        RunComparison comparison = RunComparison.Of(changed, before);

        comparison.Relabelled.ShouldBe(["i000"]);
        comparison.Reworded.ShouldBe(1);
        comparison.Models[0].Worse.ShouldBe(["i001"]);
        comparison.Models[0].Items.ShouldBe(99);
    }

    [Fact]
    public void Of_ItemsOfOneRunOnly_AreNamed()
    {
        RunComparison comparison = RunComparison.Of(MadeRun.Of("set", _ => true, _ => true, items: 3).Run, MadeRun.Of("set", _ => true, _ => true, items: 2).Run);

        comparison.New.ShouldBe(["i002"]);
        comparison.Gone.ShouldBeEmpty();
        comparison.Models[0].Items.ShouldBe(2);
    }
}
