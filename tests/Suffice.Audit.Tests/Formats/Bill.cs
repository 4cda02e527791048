using System.Globalization;
using Suffice.Audit.Calls;
using Suffice.Catalog;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

/// <summary>Prices a call as the audit does.</summary>
internal static class Bill
{
    /// <summary>The day of calls whose log tells no time: the price table of this version holds for it.</summary>
    private static readonly DateTimeOffset Day = DateTimeOffset.Parse("2026-11-02T00:00:00Z", CultureInfo.InvariantCulture);

    private static readonly ModelCatalog Catalog = ModelCatalog.BuiltIn();

    /// <summary>US dollars; <see langword="null"/> when the price is not known.</summary>
    public static decimal? Of(LoggedCall call)
    {
        Model? model = call.Model is null ? null : Catalog.Find(call.Model);
        return model is null ? null : UsagePricing.Price(model, call.Usage, new BillingTerms(call.At ?? Day, call.ServiceTier, call.Region)).Usd;
    }
}
