using System.Text.Json;
using Suffice.Files;
using Suffice.Reports.Csv;

namespace Suffice.Audit.Reports.Csv;

/// <summary>The columns of FOCUS 1.2 that an audit can fill or must have, and ours, which begin with <c>x_</c>.</summary>
internal sealed class FocusColumns
{
    private const string Unit = "Tokens";

    // A log names no account, and the column may not be empty.
    private const string NoAccount = "not stated";

    // FOCUS has names of its own inside its JSON.
    private static readonly JsonSerializerOptions AsNamed = new(MachineJson.Options) { PropertyNamingPolicy = null };

    /// <summary>Makes them.</summary>
    /// <param name="report">The report whose charges are written.</param>
    public FocusColumns(AuditReport report)
    {
        All =
        [
            .. Costs(),
            new("BillingAccountId", _ => NoAccount),
            new("BillingAccountName", _ => string.Empty),
            new("BillingCurrency", _ => "USD"),
            new("BillingPeriodStart", part => MonthOf(First(part.Charge, report))),
            new("BillingPeriodEnd", part => MonthOf(Last(part.Charge, report), monthsLater: 1)),
            new("ChargePeriodStart", part => First(part.Charge, report) is { } day ? CsvValue.Time(day) : string.Empty),
            new("ChargePeriodEnd", part => Last(part.Charge, report) is { } day ? CsvValue.Time(day.AddDays(1)) : string.Empty),
            .. Kind(),
            .. Amounts(),
            .. Origin(),
            .. Ours(),
        ];
    }

    /// <summary>The columns in their order.</summary>
    public IReadOnlyList<CsvColumn<ChargePart>> All { get; }

    private static CsvColumn<ChargePart>[] Costs() =>
    [
        new("BilledCost", part => CsvValue.Number(part.Usd)),
        new("EffectiveCost", part => CsvValue.Number(part.Usd)),
        new("ListCost", part => CsvValue.Number(part.Usd)),
        new("ContractedCost", part => CsvValue.Number(part.Usd)),
    ];

    private static CsvColumn<ChargePart>[] Kind() =>
    [
        new("ChargeCategory", _ => "Usage"),
        new("ChargeClass", _ => string.Empty),
        new("ChargeDescription", part => CsvValue.Text($"{part.Charge.Model}: {part.Bucket.Meter} of task {part.Charge.Task}")),
        new("ChargeFrequency", _ => "Usage-Based"),
    ];

    private static CsvColumn<ChargePart>[] Amounts() =>
    [
        new("ConsumedQuantity", part => CsvValue.Number(part.Tokens)),
        new("ConsumedUnit", _ => Unit),
        new("PricingQuantity", part => part.Usd is null ? string.Empty : CsvValue.Number(part.Tokens)),
        new("PricingUnit", part => part.Usd is null ? string.Empty : Unit),
        new("PricingCategory", part => part.Usd is null ? string.Empty : part.Charge.ServiceTier is "batch" or "flex" ? "Dynamic" : "Standard"),
        new("PricingCurrency", _ => "USD"),
        new("ListUnitPrice", part => CsvValue.Number(part.UnitPrice)),
        new("ContractedUnitPrice", part => CsvValue.Number(part.UnitPrice)),
    ];

    private static CsvColumn<ChargePart>[] Origin() =>
    [
        new("ProviderName", part => CsvValue.Text(part.Charge.Provider)),
        new("PublisherName", part => CsvValue.Text(part.Charge.Provider)),
        new("InvoiceIssuerName", part => CsvValue.Text(part.Charge.Provider)),
        new("InvoiceId", _ => string.Empty),
        new("RegionId", part => CsvValue.Text(part.Charge.Region)),
        new("RegionName", part => CsvValue.Text(part.Charge.Region)),
        new("ResourceId", _ => string.Empty),
        new("ResourceName", _ => string.Empty),
        new("ResourceType", _ => string.Empty),
        new("ServiceCategory", _ => "AI and Machine Learning"),
        new("ServiceSubcategory", _ => "Generative AI"),
        new("ServiceName", part => CsvValue.Text(part.Charge.Provider)),
        new("SkuId", part => CsvValue.Text(part.Charge.Model)),
        new("SkuMeter", part => part.Bucket.Meter),
        new("SkuPriceId", part => CsvValue.Text(part.Usd is null ? null : part.Charge.PriceRow)),
        new("SkuPriceDetails", part => Json(new { x_Tier = part.Charge.ServiceTier, x_Region = part.Charge.Region })),
        new("SubAccountId", _ => string.Empty),
        new("SubAccountName", _ => string.Empty),
        new("Tags", part => Json(new { task = part.Charge.Task })),
    ];

    private static CsvColumn<ChargePart>[] Ours() =>
    [
        new("x_Task", part => CsvValue.Text(part.Charge.Task)),
        new("x_ConsumedTokens", part => CsvValue.Number(part.Tokens)),
        new("x_CostSplit", part => part.Usd is null ? "unpriced" : part.UnitPrice is null ? "by list price" : "exact"),
    ];

    private static DateOnly? First(Charge charge, AuditReport report) =>
        charge.Day ?? (report.Period is { } period ? DateOnly.FromDateTime(period.First.UtcDateTime) : null);

    private static DateOnly? Last(Charge charge, AuditReport report) =>
        charge.Day ?? (report.Period is { } period ? DateOnly.FromDateTime(period.Last.UtcDateTime) : null);

    private static string MonthOf(DateOnly? day, int monthsLater = 0) =>
        day is { } known ? CsvValue.Time(new DateOnly(known.Year, known.Month, 1).AddMonths(monthsLater)) : string.Empty;

    private static string Json(object value) => JsonSerializer.Serialize(value, AsNamed);
}
