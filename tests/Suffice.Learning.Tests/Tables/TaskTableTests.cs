using System.Text;
using Suffice.Learning.Labelled;
using Suffice.Learning.Storing;
using Suffice.Learning.Tables;
using Suffice.Learning.Tests.Ladders;

namespace Suffice.Learning.Tests.Tables;

public sealed class TaskTableTests
{
    [Fact]
    public void Fit_SmallModelAsGoodInOneCategory_ServesThatOneOnly()
    {
        TaskTable table = TaskTable.Fit(Calls(4_000), new TaskTableLearning());

        table.Ceiling.ShouldBe("large");
        table.Rows.Single(row => row.Task == "easy").Model.ShouldBe("small");
        table.Rows.Single(row => row.Task == "hard").Model.ShouldBe("large");
        table.HeldOut.Share.ShouldBeGreaterThan(0.98);
        table.HeldOut.Saving!.Value.ShouldBe(0.45, 0.08);
    }

    // As good as the large one, but sixty calls cannot tell that from a point or two less.
    [Fact]
    public void Fit_SmallModelAsGoodOnFewCalls_KeepsTheCeiling() =>
        TaskTable.Fit(Calls(120), new TaskTableLearning()).Rows.ShouldAllBe(row => row.Model == "large");

    [Fact]
    public void ModelFor_TaskNotSeen_IsTheCeilingAndSaysSo() =>
        TaskTable.Fit(Calls(200), new TaskTableLearning { Keep = 0.1 }).ModelFor(Calls(1)[0] with { Category = "unheard-of" }).ShouldBe(("large", false));

    [Fact]
    public void ModelFor_TaskSeen_IsItsRows() =>
        TaskTable.Fit(Calls(200), new TaskTableLearning { Keep = 0.1 }).ModelFor(Calls(1)[0]).ShouldBe(("small", true));

    [Fact]
    public void Fit_ByKind_GroupsByTheStructureOfTheCall() =>
        TaskTable.Fit(Calls(200), new TaskTableLearning { Grouping = TaskGrouping.Kind }).Rows.Single().Task.ShouldBe("text");

    [Fact]
    public void Fit_TaskAndCategory_NamesBoth() =>
        TaskTable.Fit([.. Calls(200).Select(call => call with { Task = "sums" })], new TaskTableLearning())
            .Rows.Select(row => row.Task).ShouldBe(["sums/easy", "sums/hard"]);

    [Fact]
    public void Fit_SmallModelRightByLuckInOneOfManyTasks_IsNotBelieved()
    {
        Random random = new(3);
        LabelledCall[] calls = [.. Calls(800).Select((call, i) => call with
        {
            Category = $"task {i % 20:00}",
            Rungs = [call.Rungs[0] with { IsRight = random.NextDouble() < 0.7 }, call.Rungs[1] with { IsRight = random.NextDouble() < 0.9 }],
        })];

        TaskTable table = TaskTable.Fit(calls, new TaskTableLearning());

        table.Rows.SelectMany(row => row.Models.Where(cell => cell.Model == "small")).ShouldAllBe(cell => cell.Uplift < 0);
        table.Rows.Count(row => row.Model == "small").ShouldBeLessThan(4);
    }

    [Fact]
    public void Fit_LessToKeep_SavesMore()
    {
        LabelledCall[] calls = Calls(600);

        double strict = TaskTable.Fit(calls, new TaskTableLearning { Keep = 0.99 }).HeldOut.Saving!.Value;
        double lax = TaskTable.Fit(calls, new TaskTableLearning { Keep = 0.5 }).HeldOut.Saving!.Value;

        lax.ShouldBeGreaterThan(strict + 0.3);
    }

    [Fact]
    public void Fit_CostsNotKnown_KeepsTheCeiling()
    {
        LabelledCall[] calls = [.. Calls(200).Select(call => call with { Rungs = [.. call.Rungs.Select(rung => rung with { CostUsd = null })] })];

        TaskTable table = TaskTable.Fit(calls, new TaskTableLearning());

        table.Rows.ShouldAllBe(row => row.Model == "large");
        table.HeldOut.Saving.ShouldBeNull();
        table.Rows[0].Models[0].CostUsd.ShouldBeNull();
    }

    [Fact]
    public void Fit_FewCallsInACell_AreDrawnTowardsTheWholeAndTheirIntervalIsWide()
    {
        LabelledCall[] calls = [.. Calls(400), .. Calls(400).Where(call => call.Category == "easy").Take(2).Select((call, i) => call with { Id = $"rare-{i}", SplitKey = $"rare-{i}", Category = "rare" })];

        TaskTableRow rare = TaskTable.Fit(calls, new TaskTableLearning()).Rows.Single(row => row.Task == "rare");

        rare.Models[0].Calls.ShouldBe(2);
        rare.Models[0].RightRate.ShouldBeInRange(0.4, 0.97);
        (rare.Models[0].RightHigh - rare.Models[0].RightLow).ShouldBeGreaterThan(0.25);
    }

    [Fact]
    public void Load_WhatWasSaved_IsTheSame()
    {
        TaskTable table = TaskTable.Fit(Calls(200), new TaskTableLearning());
        using MemoryStream stream = new();
        table.Save(stream);
        stream.Position = 0;

        TaskTable loaded = TaskTable.Load(stream);

        loaded.Rows.SelectMany(row => row.Models).ShouldBe(table.Rows.SelectMany(row => row.Models));
        loaded.Rows.Select(row => row.Model).ShouldBe(table.Rows.Select(row => row.Model));
        loaded.HeldOut.ShouldBe(table.HeldOut);
        loaded.Keep.ShouldBe(table.Keep);
        loaded.Grouping.ShouldBe(table.Grouping);
    }

    [Theory]
    [InlineData("SFLE binary", "line 1")]
    [InlineData("{\"version\": 7}", "version 7")]
    [InlineData("{\"version\": 1}", "missing")]
    public void Load_SomethingElse_SaysWhatIsWrong(string text, string said) =>
        Should.Throw<ModelFileException>(() => TaskTable.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)))).Message.ShouldContain(said);

    [Fact]
    public void Fit_CeilingNotAmongTheModels_NamesThem() =>
        Should.Throw<ArgumentException>(() => TaskTable.Fit(Calls(60), new TaskTableLearning { Ceiling = "huge" })).Message.ShouldContain("small, large");

    [Fact]
    public void Fit_FewCallsWithoutADifference_DoNotShowThatThereIsNone()
    {
        LabelledCall[] calls = [.. Calls(40).Select(call => call with { Rungs = [call.Rungs[0] with { IsRight = true }, call.Rungs[1] with { IsRight = true }] })];

        TaskTable.Fit(calls, new TaskTableLearning { Keep = 0.999 }).Rows.ShouldAllBe(row => row.Model == "large");
    }

    [Fact]
    public void Fit_CostOfTheSmallModelNotKnown_IsNotTakenForNothing()
    {
        LabelledCall[] calls = [.. Calls(400).Select(call => call with { Rungs = [call.Rungs[0] with { IsRight = true, CostUsd = null }, call.Rungs[1]] })];

        TaskTable.Fit(calls, new TaskTableLearning()).Rows.ShouldAllBe(row => row.Model == "large");
    }

    // All calls of a task are copies, so that no choice for one of them has seen the task.
    [Fact]
    public void Fit_TasksThatNoOtherFoldKnows_AreServedByTheCeilingWhereCallsAreHeldOut()
    {
        LabelledCall[] calls = [.. Calls(400).Select((call, i) => call with
        {
            Category = $"task {i / 10}",
            SplitKey = $"key {i / 10}",
            Rungs = [call.Rungs[0] with { IsRight = true }, call.Rungs[1] with { IsRight = true }],
        })];

        TaskTable table = TaskTable.Fit(calls, new TaskTableLearning());

        table.Rows.ShouldAllBe(row => row.Model == "small");
        table.HeldOut.Saving!.Value.ShouldBe(0, 1e-9);
    }

    // Half of a task's copies pass the small model, the other half never do: what one half says is broken by the other.
    [Fact]
    public void Fit_ChoicesThatBreakOnHeldOutCalls_LeaveEverythingToTheCeiling()
    {
        LabelledCall[] calls = [.. Calls(400).Select((call, i) => call with
        {
            Category = $"task {i / 20}",
            SplitKey = $"key {i / 10}",
            Rungs = [call.Rungs[0] with { IsRight = i / 10 % 2 == 0 }, call.Rungs[1] with { IsRight = true }],
        })];

        TaskTable table = TaskTable.Fit(calls, new TaskTableLearning { Keep = 0.9 });

        table.HeldOut.Caution.ShouldBeNull();
        table.HeldOut.Share.ShouldBe(1);
        table.Rows.ShouldAllBe(row => row.Model == "large");
    }

    private static LabelledCall[] Calls(int count)
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            bool easy = i % 2 == 0;
            return new LabelledCall
            {
                Id = $"call-{i}",
                SplitKey = $"call-{i}",
                Category = easy ? "easy" : "hard",
                Request = MadeCalls.Request("Which?"),
                Rungs =
                [
                    new LabelledAnswer("small", random.NextDouble() < (easy ? 0.95 : 0.3)) { CostUsd = 0.0001m },
                    new LabelledAnswer("large", random.NextDouble() < 0.95) { CostUsd = 0.001m },
                ],
            };
        })];
    }
}
