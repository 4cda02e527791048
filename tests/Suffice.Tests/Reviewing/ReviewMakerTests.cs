using Suffice.Confidence;
using Suffice.Policy;
using Suffice.Reviewing;
using Suffice.Tests.Confidence;
using Suffice.Tests.Policy;

namespace Suffice.Tests.Reviewing;

public sealed class ReviewMakerTests : IDisposable
{
    private readonly PolicyFolder folder = new("""
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 }, retires_on: 2026-12-10 }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
        """);

    [Fact]
    public void Make_CalibrationWithinItsTime_HasItsPromiseAndNothingOverdue()
    {
        ReviewReport review = Review(new FixedClock(2026, 11, 24));

        TaskReview task = review.Tasks.ShouldHaveSingleItem();
        task.Calibration!.AgeDays.ShouldBe(1);
        task.Calibration.DaysLeft.ShouldBe(29);
        task.Calibration.Promise.ShouldBe("regret at most 3%, with confidence 95%");
        task.Calibration.Invalid.ShouldBeNull();
        task.Overdue.ShouldBeNull();
        review.Todo.ShouldNotContain(todo => todo.IsOverdue);
    }

    [Fact]
    public void Make_CalibrationPastItsDay_IsOverdueAndSaysWhatToDo()
    {
        ReviewReport review = Review(new FixedClock(2026, 12, 28));

        review.Tasks[0].Overdue.ShouldNotBeNull();
        Todo todo = review.Todo.Single(todo => todo.Subject == "triage");
        todo.IsOverdue.ShouldBeTrue();
        todo.Command.ShouldContain("suffice calibrate triage");
    }

    [Theory]
    [InlineData(2026, 11, 24, "retires on 2026-12-10, in 16 days", false)]
    [InlineData(2026, 12, 11, "retired on 2026-12-10", true)]
    public void Make_ModelThatRetires_IsTold(int year, int month, int day, string what, bool overdue)
    {
        Todo todo = Review(new FixedClock(year, month, day)).Todo.Single(todo => todo.Subject == "small");

        (todo.What, todo.IsOverdue).ShouldBe((what, overdue));
    }

    public void Dispose() => folder.Dispose();

    private ReviewReport Review(TimeProvider clock)
    {
        string task = "ladder: [small, large]\nwhy: x\ngate: structural\n";
        folder.Write("tasks/triage/task.yaml", task);
        string gate = Load(clock).FindTask("triage")!.GateSignature;
        folder.Write("tasks/triage/calibration.json", CalibrationFile.Write(Calibrations.Of("triage", gate, new("small", "small-1"), new("large", "large-1"))));
        folder.Write("tasks/triage/estimator.bin", "estimator");
        folder.Write("tasks/triage/task.yaml", $"{task}confidence: 0.7\n");

        return new ReviewMaker(Load(clock), clock).Make(clock.GetUtcNow().AddDays(-30), clock.GetUtcNow());
    }

    private SufficePolicy Load(TimeProvider clock) =>
        PolicyLoader.BuiltIn(clock, new MadeEstimator()).Load(folder.Policy).Policy!;
}
