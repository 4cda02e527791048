using System.Globalization;
using System.Text.Json;
using Suffice.Catalog;

namespace Suffice.Tests.Catalog;

public sealed class ModelCatalogTests
{
    private static readonly ModelCatalog Shipped = ModelCatalog.BuiltIn();

    [Fact]
    public void BuiltIn_EveryRow_SaysWhereItWasReadAndWhen()
    {
        Price[] rows = [.. Shipped.Models.SelectMany(m => m.Prices)];

        rows.Length.ShouldBeGreaterThan(80);
        rows.ShouldAllBe(row => !string.IsNullOrWhiteSpace(row.Source) && row.CheckedOn != null);
    }

    [Fact]
    public void BuiltIn_RowsThatBeginAfterAugust2026_AreProvisional()
    {
        IEnumerable<Price> late = Shipped.Models.SelectMany(m => m.Prices).Where(row => row.ValidFrom > new DateOnly(2026, 8, 31));

        late.ShouldAllBe(row => row.Provisional);
    }

    [Theory]
    [InlineData("claude-haiku-4-5", "claude-haiku-4-5-20251001")]
    [InlineData("claude-haiku-4-5-20251001", "claude-haiku-4-5-20251001")]
    [InlineData("CLAUDE-HAIKU-4-5", "claude-haiku-4-5-20251001")]
    [InlineData("anthropic/claude-haiku-4.5", "claude-haiku-4-5-20251001")]
    [InlineData("gpt-4o-mini", "gpt-4o-mini-2024-07-18")]
    [InlineData("gpt-4o-mini-2024-07-18-FC", "gpt-4o-mini-2024-07-18")]
    [InlineData("open-mistral-nemo-2407-FC-Auto", "open-mistral-nemo-2407")]
    [InlineData("mistral-large-2407-FC-Any", "mistral-large-2407")]
    [InlineData("gemini-2.5-flash-lite (reasoning 8192)", "gemini-2.5-flash-lite")]
    [InlineData("openai/gpt-5-nano (reasoning medium)", "gpt-5-nano-2025-08-07")]
    [InlineData("meta-llama_Meta-Llama-3-8B-Instruct", "Meta-Llama-3-8B-Instruct")]
    [InlineData("gpt4_1106_preview", "gpt-4-1106-preview")]
    [InlineData("gpt-3.5-turbo (CoT samples)", "gpt-3.5-turbo-0613")]
    [InlineData("gpt-3.5-turbo", "gpt-3.5-turbo-0125")]
    public void Find_AnyNameThatMeansIt_GivesThePinnedModel(string name, string id) =>
        Shipped.Find(name).ShouldNotBeNull().Id.ShouldBe(id);

    [Theory]
    [InlineData("haiku")]
    [InlineData("gpt-7")]
    [InlineData("")]
    [InlineData("-FC")]
    [InlineData(" (reasoning 8192)")]
    [InlineData("google/gpt-4o")]
    [InlineData("meta-llama/llama-3.1-8b-instruct")]
    public void Find_NameThatMeansNoOneModel_GivesNull(string name) => Shipped.Find(name).ShouldBeNull();

    [Fact]
    public void Find_SameIdAtTwoHosts_TheHostDecidesThePrice()
    {
        Model openRouter = Shipped.Find("openrouter/llama-3.1-8b-instruct").ShouldNotBeNull();
        Model novita = Shipped.Find("novita/llama-3.1-8b-instruct").ShouldNotBeNull();

        openRouter.Id.ShouldBe(novita.Id);
        openRouter.Prices[0].Tokens.Output.ShouldBe(0.03m);
        novita.Prices[0].Tokens.Output.ShouldBe(0.05m);
    }

    [Fact]
    public void Find_RecordedModels_HaveThePricesOfTheirTime()
    {
        string? prices = SharedFolder.Find(Path.Combine("data", "prices.json"));
        Assert.SkipWhen(prices is null, SharedFolder.Absent);

        using JsonDocument listed = JsonDocument.Parse(File.ReadAllText(prices!));
        string[] wrong = [.. listed.RootElement.EnumerateObject().Where(row => !Agrees(row)).Select(row => row.Name)];

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void PriceVersion_ChangedPrice_Changes()
    {
        CatalogFile file = new("models/a.yaml", Table(1));
        CatalogFile dearer = file with { Yaml = Table(2) };

        ModelCatalog.Load([file]).PriceVersion.ShouldBe(ModelCatalog.Load([file]).PriceVersion);
        ModelCatalog.Load([dearer]).PriceVersion.ShouldNotBe(ModelCatalog.Load([file]).PriceVersion);
    }

    private static bool Agrees(JsonProperty row)
    {
        JsonElement input = row.Value.GetProperty("usd_per_1m_input");
        Model? model = Shipped.Find(row.Name);
        return input.ValueKind == JsonValueKind.Null
            ? model is { Prices.IsEmpty: true }
            : model?.Prices[^1] is { } price
                && price.Tokens.Input == input.GetDecimal()
                && price.Tokens.Output == row.Value.GetProperty("usd_per_1m_output").GetDecimal()
                && (price.Provisional || row.Value.GetProperty("sure").GetBoolean());
    }

    private static string Table(decimal input) => string.Create(CultureInfo.InvariantCulture, $$"""
        vendor: acme
        models:
          - id: acme-1
            prices:
              - { input: {{input}}, output: 5, source: here, checked_on: 2026-01-01 }
        """);
}
