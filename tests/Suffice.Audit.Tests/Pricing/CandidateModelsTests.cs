using Suffice.Audit.Pricing;
using Suffice.Audit.Sources;
using Suffice.Catalog;

namespace Suffice.Audit.Tests.Pricing;

public sealed class CandidateModelsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Usual_OfATable_AreTheTwoCheapestSmallOnesOfAVendorThatStayAndTakeToolsAndSchemas()
    {
        ModelCatalog catalog = ModelCatalog.Load([new CatalogFile("made.yaml", """
            vendor: made
            family: made
            models:
              - { id: dearer, tier: small, capabilities: [tools, json_schema], prices: [{ input: 3, output: 3, source: made, checked_on: 2026-11-01 }] }
              - { id: cheap, tier: small, capabilities: [tools, json_schema], prices: [{ input: 1, output: 1, source: made, checked_on: 2026-11-01 }] }
              - { id: middle, tier: small, capabilities: [tools, json_schema], prices: [{ input: 2, output: 2, source: made, checked_on: 2026-11-01 }] }
              - { id: leaves, tier: small, retires_on: 2027-01-31, capabilities: [tools, json_schema], prices: [{ input: 0.1, output: 0.1, source: made, checked_on: 2026-11-01 }] }
              - { id: plain, tier: small, capabilities: [vision], prices: [{ input: 0.1, output: 0.1, source: made, checked_on: 2026-11-01 }] }
              - { id: large, tier: large, capabilities: [tools, json_schema], prices: [{ input: 0.1, output: 0.1, source: made, checked_on: 2026-11-01 }] }
            """)]);

        CandidateModels.Usual(catalog, new ModelLookup(catalog), Now).Select(model => model.Id).ShouldBe(["cheap", "middle"]);
    }

    [Fact]
    public void Named_AModelNobodyKnows_IsTold() => Should.Throw<AuditInputException>(() =>
        CandidateModels.Named(new ModelLookup(ModelCatalog.BuiltIn()), ["house-model-9"])).Message.ShouldContain("house-model-9");

    [Fact]
    public void Compare_OfImagesWithAModelThatSeesNone_IsNotKnown()
    {
        ModelCatalog catalog = ModelCatalog.BuiltIn();
        Model blind = catalog.Find("gpt-4o-mini")! with { Capabilities = ModelCapabilities.Tools };
        CallPricing pricing = new([blind], Now);

        pricing.CompareOne(new() { Input = 1000, Output = 10 }, catalog.Find("gpt-4o")!, 1, new("gpt-4o", Audit.Structure.CallTraits.Images))[0].IsKnown.ShouldBeFalse();
        pricing.CompareOne(new() { Input = 1000, Output = 10, Basis = Spending.UsageBasis.Reported }, catalog.Find("gpt-4o")!, 1, new("gpt-4o", Audit.Structure.CallTraits.None))[0].IsKnown.ShouldBeTrue();
    }
}
