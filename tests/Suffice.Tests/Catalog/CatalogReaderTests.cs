using System.Reflection;
using Suffice.Catalog;
using Suffice.Catalog.Entries;

namespace Suffice.Tests.Catalog;

public sealed class CatalogReaderTests
{
    [Fact]
    public void Load_WholeEntry_KeepsEveryField()
    {
        Model model = Load("""
            vendor: acme
            family: a
            models:
              - name: acme-small
                id: acme-small-2026-01-01
                aliases: [acme-mini]
                tier: small
                context_window: 128000
                max_output_tokens: 4096
                capabilities: [vision, json_schema]
                residency: eu
                retires_on: 2027-05-01
                prices:
                  - valid_from: 2026-02-01
                    valid_to: 2026-12-31
                    input: 1
                    output: 5
                    cache_read: 0.1
                    cache_write_5m: 1.25
                    cache_write_1h: 2
                    audio_input: 3
                    audio_output: 6
                    reasoning: 7
                    long_context: { above: 100000, input: 2, output: 10 }
                    service_tiers: { batch: 0.5 }
                    regions: { us: 1.1 }
                    source: acme.example
                    checked_on: 2026-03-01
                    provisional: true
            """).Models[0];

        model.Name.ShouldBe("acme-small");
        model.Id.ShouldBe("acme-small-2026-01-01");
        model.Aliases.ShouldBe(["acme-mini"]);
        model.Provider.ShouldBe("acme");
        model.Family.ShouldBe("a");
        model.Tier.ShouldBe(ModelTier.Small);
        model.ContextWindow.ShouldBe(128_000);
        model.MaxOutputTokens.ShouldBe(4_096);
        model.Capabilities.ShouldBe(ModelCapabilities.Vision | ModelCapabilities.JsonSchema);
        model.Residency.ShouldBe("eu");
        model.RetiresOn.ShouldBe(new DateOnly(2027, 5, 1));
        Price price = model.Prices[0];
        price.ValidFrom.ShouldBe(new DateOnly(2026, 2, 1));
        price.ValidTo.ShouldBe(new DateOnly(2026, 12, 31));
        price.Tokens.ShouldBe(new TokenPrices
        {
            Input = 1,
            Output = 5,
            CacheRead = 0.1m,
            CacheWrite5m = 1.25m,
            CacheWrite1h = 2,
            AudioInput = 3,
            AudioOutput = 6,
            Reasoning = 7,
        });
        price.LongContext.ShouldBe(new LongContextPrice(100_000, new TokenPrices { Input = 2, Output = 10 }));
        price.ServiceTiers["batch"].ShouldBe(0.5m);
        price.Regions["us"].ShouldBe(1.1m);
        price.Provisional.ShouldBeTrue();
        Price plain = new() { Tokens = new TokenPrices() };
        foreach (PropertyInfo rule in typeof(PriceRulesEntry<>).GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            PropertyInfo read = typeof(Price).GetProperty(rule.Name).ShouldNotBeNull($"a price has no {rule.Name}, which its entry has");
            read.GetValue(price).ShouldNotBe(read.GetValue(plain), $"{rule.Name} of an entry does not reach the price, or is not in the entry above");
        }
    }

    [Theory]
    [InlineData("input: -1", "models/acme.yaml:5:49 models[0].prices[0].input: '-1' is not allowed here; from 0 to 10000")]
    [InlineData("input: 1e9", "models/acme.yaml:5:49 models[0].prices[0].input: '1000000000' is not allowed here; from 0 to 10000")]
    [InlineData("input: cheap", "models/acme.yaml:5:49 models[0].prices[0].input: 'cheap' is not a number")]
    [InlineData("input: [1]", "models/acme.yaml:5:49 models[0].prices[0].input: a list, not a number")]
    [InlineData("input: 1, inputs: 2", "models/acme.yaml:5:59 models[0].prices[0].inputs: unknown key 'inputs'; did you mean 'input'?")]
    [InlineData("valid_from: 1.2.2026", "models/acme.yaml:5:49 models[0].prices[0].valid_from: '1.2.2026' is not a day; year, month and day, such as 2026-10-07")]
    [InlineData("valid_from: 2026-02-01, valid_to: 2026-01-01", "models/acme.yaml:5:73 models[0].prices[0].valid_to: is before valid_from")]
    [InlineData("long_context: { input: 2 }", "models/acme.yaml:5:49 models[0].prices[0].long_context: 'above' is missing")]
    [InlineData("service_tiers: half", "models/acme.yaml:5:49 models[0].prices[0].service_tiers: a single value, not a map")]
    [InlineData("provisional: perhaps", "models/acme.yaml:5:49 models[0].prices[0].provisional: 'perhaps' is not a truth value; true or false")]
    public void Load_BadPriceField_NamesFileLineAndField(string field, string error) =>
        ErrorsOf($$"""
            vendor: acme
            models:
              - id: acme-1
                prices:
                  - { source: here, checked_on: 2026-01-01, {{field}} }
            """).ShouldHaveSingleItem().ShouldStartWith(error);

    [Theory]
    [InlineData("tier: tiny", "models/acme.yaml:4:5 models[0].tier: 'tiny' is none of the words known here; one of local, small, medium, large")]
    [InlineData("tier: 1", "models/acme.yaml:4:5 models[0].tier: '1' is none of the words known here; one of local, small, medium, large")]
    [InlineData("capabilities: [sight]", "models/acme.yaml:4:20 models[0].capabilities[0]: 'sight' is none of the words known here; one of none, vision")]
    [InlineData("context_window: 0", "models/acme.yaml:4:5 models[0].context_window: '0' is not allowed here; at least 1")]
    [InlineData("aliases: { mini: 1 }", "models/acme.yaml:4:5 models[0].aliases: a map, not a text")]
    [InlineData("prices: 5", "models/acme.yaml:4:5 models[0].prices: a single value, not a map")]
    [InlineData("windw: 5", "models/acme.yaml:4:5 models[0].windw: unknown key 'windw'")]
    public void Load_BadModelField_NamesFileLineAndField(string field, string error) =>
        ErrorsOf($"""
            vendor: acme
            models:
              - id: acme-1
                {field}
            """).ShouldHaveSingleItem().ShouldStartWith(error);

    [Theory]
    [InlineData("models: []", "models/acme.yaml:1:1: 'vendor' is missing")]
    [InlineData("[]", "models/acme.yaml:1:1: a list, not a map")]
    [InlineData("vendor: acme\nmodels: [ {", "models/acme.yaml:")]
    [InlineData("vendor: acme\nmodels:\n  - name: x", "models/acme.yaml:3:5 models[0]: 'id' is missing")]
    public void Load_BrokenFile_NamesIt(string yaml, string error) => ErrorsOf(yaml).ShouldContain(e => e.StartsWith(error, StringComparison.Ordinal));

    [Theory]
    [InlineData("valid_to: 2026-01-31", "valid_from: 2026-01-31")]
    [InlineData("input: 1", "valid_from: 2026-02-01")]
    [InlineData("valid_to: 2026-01-31", "input: 1")]
    [InlineData("valid_from: 2026-01-01", "valid_from: 2026-02-01")]
    public void Load_TwoRowsForOneDay_IsRefused(string first, string second) =>
        ErrorsOf(TwoRows(first, second)).ShouldHaveSingleItem().ShouldContain("its days overlap those of another row");

    [Fact]
    public void Load_RowsOutOfOrderWithAGap_AreSortedAndKept()
    {
        Model model = Load(TwoRows("valid_from: 2026-03-01", "valid_to: 2026-01-31")).Models[0];

        model.Prices.Select(p => p.ValidFrom).ShouldBe([null, new DateOnly(2026, 3, 1)]);
    }

    [Fact]
    public void Load_OneNameForTwoModels_IsRefused() =>
        ErrorsOf("""
            vendor: acme
            models:
              - { id: acme-1, aliases: [acme] }
              - { id: acme-2, aliases: [ACME] }
            """).ShouldHaveSingleItem().ShouldBe("models/acme.yaml:4:5 models[1]: \"ACME\" names both acme-1 and acme-2; a name means one model");

    [Fact]
    public void Load_SeveralErrors_TellsAll() =>
        ErrorsOf("""
            vendor: acme
            models:
              - { id: acme-1, tier: tiny, context_window: many }
              - { id: acme-2, retires_on: soon }
            """).Length.ShouldBe(3);

    private static ModelCatalog Load(string yaml) => ModelCatalog.Load([new CatalogFile("models/acme.yaml", yaml)]);

    private static string[] ErrorsOf(string yaml) =>
        [.. Should.Throw<CatalogFormatException>(() => Load(yaml)).Errors];

    private static string TwoRows(string first, string second) => $"""
        vendor: acme
        models:
          - id: acme-1
            prices:
              - {first}
                source: here
                checked_on: 2026-01-01
              - {second}
                source: here
                checked_on: 2026-01-01
        """;
}
