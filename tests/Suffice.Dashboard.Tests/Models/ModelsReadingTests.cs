using Microsoft.Extensions.Time.Testing;
using Suffice.Catalog;
using Suffice.Dashboard.Models;
using Suffice.Dashboard.Tables;
using Suffice.Dashboard.Times;
using Suffice.Evaluation.Offline;
using Suffice.Policy;
using Suffice.Providers.Peers;

namespace Suffice.Dashboard.Tests.Models;

public sealed class ModelsReadingTests : IDisposable
{
    private const string Policy = """
        version: 1
        providers: { here: { protocol: openai, base_url: http://localhost:1 }, there: { protocol: openai, base_url: http://localhost:2 } }
        models:
          small: { provider: here, id: small-1, retires_on: 2026-12-20, price: { input: 1, output: 2 } }
          large: { provider: here, id: large-1, price: { input: 10, output: 20 } }
          bare: { provider: there, id: bare-1 }
        tasks:
          triage: { why: x, ladder: [small, large] }
          note: { why: x, ladder: [bare] }
        """;

    private readonly TestFolder folder = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_AModel_TellsWhatSomebodyShouldLookAt()
    {
        Read("small").Warnings.ShouldBe(
        [
            "its vendor retires it on 2026-12-20, in 23 days",
            "its price is provisional: read second hand, check the vendor's page",
            "its price was last checked 210 days ago, on 2026-05-01",
        ]);
        Read("large").Warnings.ShouldBeEmpty();
        Read("bare").Warnings.ShouldBe(["no price holds today: its calls are unpriced, and no saving of them is told"]);
    }

    [Fact]
    public void Read_AModel_TellsPinTasksAndDays()
    {
        ModelFigures small = Read("small");

        (small.Id, small.Provider, small.DaysLeft, small.Price!.Tokens.Input).ShouldBe(("small-1", "here", 23, 1m));
        small.Tasks.ShouldBe(["triage"]);
        small.Spend.ShouldBeNull();
        Read("small-1").Name.ShouldBe("small");
        Reading().Read("nobody", Days).ShouldBeNull();
    }

    [Fact]
    public void Read_ARouteThatFails_IsTheModelsWarning()
    {
        BreakerSnapshot open = new("here", "large-1", BreakerState.Open, time.GetUtcNow(), time.GetUtcNow().AddMinutes(1), 5);

        ModelFigures large = Reading(open).Read("large", Days)!;

        large.Warnings.ShouldBe(["calls are kept away from here: it failed too often"]);
        ModelTables.Drift(large).Rows.Select(row => row[1].Value).ShouldContain("left alone");
        Reading(open).Read("bare", Days)!.Routes!.Value.ShouldBeEmpty();
        Read("large").Routes.ShouldBeNull();
    }

    [Fact]
    public void Of_Prices_AreWrittenToTheDigitAndUnknownIsNotZero()
    {
        string csv = TableCsv.Write(ModelTables.Of(Reading().Read(Days)).Single());

        csv.ShouldContain("small,here,,1,,2,2026-05-01,2026-12-20,triage,");
        csv.ShouldContain("bare,there,,,,,,,note,");
    }

    [Fact]
    public async Task Page_AModel_SaysWhereAndWhenItsPriceWasRead()
    {
        string page = await Rendered.OfAsync<ModelPage>(Rendered.Frame("/models/small"), Read("small"));

        page.ShouldContain("the vendor&#x27;s page");
        page.ShouldContain("provisional");
        page.ShouldContain("Its vendor retires it on 2026-12-20, in 23 days.");
        page.ShouldContain("href=\"/tasks/triage?from=2026-11-01&amp;to=2026-11-27\"");
    }

    [Fact]
    public void Drift_OfAModelThatNobodyCalled_DoesNotSayThatItAnsweredItself()
    {
        PageTable drift = ModelTables.Drift(Read("small"));

        drift.Rows.Single(row => "who answers".Equals(row[0].Value))[1].Value.ShouldBe("not called");
    }

    [Fact]
    public void Of_Models_LeadOnInTheSameDays()
    {
        PageTable models = ModelTables.Of(Reading().Read(Days)).Single();

        models.Rows.Select(row => row[0].Link).ShouldContain("/models/small?from=2026-11-01&to=2026-11-27");
        models.Rows.SelectMany(row => row).Select(cell => cell.Link).ShouldContain("/tasks/triage?from=2026-11-01&to=2026-11-27");
    }

    private static Period Days { get; } = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 27));

    private ModelFigures Read(string name) => Reading().Read(name, Days).ShouldNotBeNull();

    private ModelsReading Reading(params BreakerSnapshot[] routes) => new(new FixedPolicy(Priced()), time, routes.Length == 0 ? null : () => [.. routes]);

    // As a catalogue's entry is: its price was read somewhere, on a day.
    private SufficePolicy Priced()
    {
        SufficePolicy policy = PolicyLoader.BuiltIn(time).Load(folder.Write("suffice.yaml", Policy)).Policy.ShouldNotBeNull();
        Price read = policy.Models["small"].Prices.Single() with { Source = "the vendor's page", CheckedOn = new DateOnly(2026, 5, 1), Provisional = true };

        return policy with { Tasks = [.. policy.Tasks.Select(task => task with { Ladder = [.. task.Ladder.Select(model => model.Name == "small" ? model with { Prices = [read] } : model)] })] };
    }
}
