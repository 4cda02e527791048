using System.Collections.Immutable;
using Suffice.Audit.Readiness;
using Suffice.Audit.Structure;
using Suffice.Checks;
using Suffice.Classifier;

namespace Suffice.Audit.Tests.Readiness;

public sealed class ReadinessJudgeTests
{
    [Theory]
    [InlineData(TaskType.Classification, CallTraits.ClosedLabels | CallTraits.LabelsDefined, ReadinessVerdict.Ready)]
    [InlineData(TaskType.Classification, CallTraits.ClosedLabels | CallTraits.Examples, ReadinessVerdict.Ready)]
    [InlineData(TaskType.Classification, CallTraits.ClosedLabels, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.Classification, CallTraits.UnlistedLabels, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.Classification, CallTraits.ClosedLabels | CallTraits.LabelsDefined | CallTraits.HighStakes, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.Extraction, CallTraits.Schema, ReadinessVerdict.Ready)]
    [InlineData(TaskType.Extraction, CallTraits.JsonAsked, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.SlotFilling, CallTraits.Schema, ReadinessVerdict.Ready)]
    [InlineData(TaskType.SlotFilling, CallTraits.None, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.Scoring, CallTraits.Rubric, ReadinessVerdict.Ready)]
    [InlineData(TaskType.Scoring, CallTraits.Schema, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.Summarization, CallTraits.Rubric, ReadinessVerdict.Ready)]
    [InlineData(TaskType.Summarization, CallTraits.None, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.Translation, CallTraits.Examples, ReadinessVerdict.Ready)]
    [InlineData(TaskType.Rewriting, CallTraits.None, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.QuestionAnswering, CallTraits.ContextGiven | CallTraits.EscalationPath, ReadinessVerdict.Ready)]
    [InlineData(TaskType.QuestionAnswering, CallTraits.ContextGiven, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.QuestionAnswering, CallTraits.ClosedLabels, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.QuestionAnswering, CallTraits.OutsideKnowledge, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.ToolUse, CallTraits.Tools, ReadinessVerdict.Ready)]
    [InlineData(TaskType.ToolUse, CallTraits.Tools | CallTraits.ManyTurns, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.Math, CallTraits.FormStated, ReadinessVerdict.ReadyOnceWritten)]
    [InlineData(TaskType.Math, CallTraits.None, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.Reasoning, CallTraits.None, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.Code, CallTraits.None, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.Creative, CallTraits.CustomerFacing, ReadinessVerdict.KeepStrong)]
    [InlineData(TaskType.Conversation, CallTraits.None, ReadinessVerdict.KeepStrong)]
    public void Judge_KindAndTraits_GiveTheVerdict(TaskType type, CallTraits traits, ReadinessVerdict verdict) =>
        ReadinessJudge.Judge(Profile(type, traits)).Verdict.ShouldBe(verdict);

    [Fact]
    public void Judge_ReadyTask_SaysWhyAndWhichChecks()
    {
        ReadinessStatement statement = ReadinessJudge.Judge(Profile(TaskType.Classification, CallTraits.Schema | CallTraits.ClosedLabels | CallTraits.LabelsDefined) with
        {
            Labels = ["hardware", "access"],
            Why = ImmutableDictionary<CallTraits, string>.Empty.Add(CallTraits.Schema, "schema \"ticket\""),
        });

        statement.Sentence.ShouldBe("A small model can be tried now: this is classification, and the labels are listed and it is written what they mean.");
        statement.Checks.ShouldBe(["json_schema", "one_of"]);
        statement.Missing.ShouldBeEmpty();
        statement.Evidence.ShouldContain("100% of the calls with text are classification.");
        statement.Evidence.ShouldContain("In 100% of them the answer must follow a schema (schema \"ticket\").");
        statement.Evidence.ShouldContain("The labels are hardware, access.");
    }

    [Fact]
    public void Judge_LabelsWithoutMeaning_SaysWhatToWrite()
    {
        ReadinessStatement statement = ReadinessJudge.Judge(Profile(TaskType.Classification, CallTraits.ClosedLabels));

        statement.Sentence.ShouldBe("A small model can be tried once something is written down: this is classification; the labels are listed, but what they mean is nowhere written.");
        statement.Missing.ShouldBe(
        [
            "Write a sentence for each label on what belongs there, with one example each.",
            "Write what to do when unsure: a label such as UNKNOWN, or handing over to a person.",
        ]);
    }

    [Fact]
    public void Judge_WayOutWritten_IsNotAskedForAgain() =>
        ReadinessJudge.Judge(Profile(TaskType.Classification, CallTraits.ClosedLabels | CallTraits.EscalationPath)).Missing.Length.ShouldBe(1);

    [Fact]
    public void Judge_UnlistedLabelsAndFewAnswers_CountsThem()
    {
        ReadinessStatement statement = ReadinessJudge.Judge(Profile(TaskType.Classification, CallTraits.UnlistedLabels | CallTraits.ShortAnswered) with { DistinctShortAnswers = 7 });

        statement.Missing[0].ShouldBe("List the labels: the answers used 7 of them.");
    }

    [Fact]
    public void Judge_FewShortAnswersOfNoClearKind_IsTakenForLabels()
    {
        TaskProfile profile = Profile(null, CallTraits.ShortAnswered) with { DistinctShortAnswers = 7 };

        ReadinessJudge.Judge(profile).Verdict.ShouldBe(ReadinessVerdict.ReadyOnceWritten);
        ReadinessJudge.Judge(profile with { DistinctShortAnswers = 400 }).Verdict.ShouldBe(ReadinessVerdict.KeepStrong);
    }

    [Fact]
    public void Judge_TraitOfHalfTheCalls_DoesNotMakeItReady()
    {
        TaskProfile profile = Profile(TaskType.Extraction, CallTraits.None) with
        {
            Traits = ImmutableDictionary<CallTraits, long>.Empty.Add(CallTraits.Schema, 100),
        };

        ReadinessStatement statement = ReadinessJudge.Judge(profile);

        statement.Verdict.ShouldBe(ReadinessVerdict.ReadyOnceWritten);
        statement.Evidence.ShouldContain("In 50% of them the answer must follow a schema.");
    }

    [Fact]
    public void Judge_NoText_KeepsStrongAndSaysWhy()
    {
        ReadinessStatement statement = ReadinessJudge.Judge(Profile(null, CallTraits.None) with { WithText = 0 });

        statement.Verdict.ShouldBe(ReadinessVerdict.KeepStrong);
        statement.Sentence.ShouldStartWith("Keep the strong model: the log keeps no text");
    }

    [Fact]
    public void Judge_AnyProfile_NamesOnlyChecksThePolicyKnows()
    {
        string[] known = [.. BuiltInChecks.All.Select(check => check.Name)];
        foreach (TaskType type in Enum.GetValues<TaskType>())
        {
            foreach (CallTraits trait in Enum.GetValues<CallTraits>())
            {
                ReadinessJudge.Judge(Profile(type, trait)).Checks.ShouldBeSubsetOf(known);
            }
        }
    }

    private static TaskProfile Profile(TaskType? type, CallTraits traits) => new()
    {
        Calls = 200,
        WithText = 200,
        Types = type is { } kind ? ImmutableDictionary<TaskType, long>.Empty.Add(kind, 200) : ImmutableDictionary<TaskType, long>.Empty,
        Traits = Enum.GetValues<CallTraits>().Where(trait => trait != CallTraits.None && traits.HasFlag(trait)).ToImmutableDictionary(trait => trait, _ => 200L),
    };
}
