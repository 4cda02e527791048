using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Suffice.Dashboard.Policies;
using Suffice.Ledger.Policies;
using Suffice.Ledger.Writing;
using Suffice.Policy;
using Suffice.Yaml;

namespace Suffice.Dashboard.Tests.Policies;

public sealed class PoliciesReadingTests : IDisposable
{
    private const string Models = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 } }
        models:
          small: { provider: here, id: small-1, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
        """;

    private readonly TestFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_TwoPolicies_TellsWhatIsNewGoneAndOtherwiseTaskByTask()
    {
        ImmutableArray<ValueOrigin> before = [new("tasks.b.deadline", "5s", "a.yaml:3"), new("tasks.a.why", "x", "a.yaml:2"), new("ledger.days", "30", "default")];
        ImmutableArray<ValueOrigin> after = [new("tasks.b.deadline", "9s", "a.yaml:9"), new("tasks.b.calibration.accept_up_to", "0.1", "calibration.json"), new("ledger.days", "30", "a.yaml:1")];

        PolicyDiff.Of(before, after).ShouldBe(
        [
            new PolicyChange("task a", "tasks.a.why", PolicyChangeKind.Removed, "x", null, "a.yaml:2"),
            new PolicyChange("task b", "tasks.b.deadline", PolicyChangeKind.Changed, "5s", "9s", "a.yaml:9"),
            new PolicyChange("task b", "tasks.b.calibration.accept_up_to", PolicyChangeKind.Added, null, "0.1", "calibration.json"),
        ]);
    }

    [Fact]
    public void Read_TheOneInForce_HoldsEveryValueThatExplainPrints()
    {
        PolicyLoadResult loaded = Load("tasks: { triage: { why: x, ladder: [small, large] } }");
        PoliciesReading reading = new(() => loaded, null, time);

        PolicyFigures all = reading.Read(new PolicyFilter { Most = int.MaxValue });

        all.Values.ShouldBe(loaded.Origins);
        reading.Read(new PolicyFilter { Find = "TRIAGE.WHY" }).Values.Select(value => value.Value).ShouldBe(["x"]);
        reading.Read(new PolicyFilter { StatedOnly = true }).Values.ShouldAllBe(value => value.Origin.Contains("suffice.yaml:", StringComparison.Ordinal));
        (reading.Read(new PolicyFilter { Most = 7 }).Pages, all.Count).ShouldBe(((loaded.Origins.Length + 6) / 7, loaded.Origins.Length));
    }

    [Fact]
    public void Read_AVersion_IsHeldAgainstTheOneBeforeItOrTheOneNamed()
    {
        PolicyLoadResult first = Kept("tasks: { triage: { why: x, ladder: [small, large] } }");
        PolicyLoadResult second = Kept("tasks: { triage: { why: y, ladder: [small, large] } }");
        PolicyLoadResult third = Kept("tasks: { triage: { why: z, ladder: [small, large] } }");
        PoliciesReading reading = new(() => third, null, time);

        Told(reading.Read(second.Policy!.Version)!).ShouldBe([("x", "y")]);
        Told(reading.Read(third.Policy!.Version)!).ShouldBe([("y", "z")]);
        Told(reading.Read(third.Policy.Version, first.Policy!.Version)!).ShouldBe([("x", "z")]);
        reading.Read(first.Policy.Version)!.Against.ShouldBeNull();
        reading.Read(third.Policy.Version)!.IsInForce.ShouldBeTrue();
        reading.Read("nothing").ShouldBeNull();
        reading.Read(third.Policy.Version, "nothing").ShouldBeNull();
        reading.Read(new PolicyFilter()).History.Select(note => note.Version).ShouldBe([third.Policy.Version, second.Policy.Version, first.Policy.Version]);
    }

    [Fact]
    public void Read_TheOneInForceThatNoLedgerKeeps_IsKnownAllTheSame()
    {
        PolicyLoadResult loaded = Load("tasks: { triage: { why: x, ladder: [small, large] } }");

        PolicyVersionFigures figures = new PoliciesReading(() => loaded, null, time).Read(loaded.Policy!.Version)!;

        figures.Values.ShouldBe(loaded.Origins);
        figures.Against.ShouldBeNull();
    }

    private static IEnumerable<(string?, string?)> Told(PolicyVersionFigures figures) => figures.Changes.Where(change => change.Path == "tasks.triage.why").Select(change => (change.Before, change.After));

    private PolicyLoadResult Load(string tasks) => PolicyLoader.BuiltIn(time).Load(folder.Write("suffice.yaml", $"{Models}\n{tasks}\n"));

    private PolicyLoadResult Kept(string tasks)
    {
        PolicyLoadResult loaded = Load(tasks);
        using (LedgerStore store = new(loaded.Policy!.Ledger.Path, syncs: false, time))
        {
            store.Open();
        }

        time.Advance(TimeSpan.FromHours(1));
        new PolicyHistory(loaded.Policy.Ledger.Path, time).Keep(loaded).ShouldBeTrue();

        return loaded;
    }
}
