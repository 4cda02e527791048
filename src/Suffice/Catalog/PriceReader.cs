using System.Collections.Immutable;

namespace Suffice.Catalog;

/// <summary>Reads dated price rows and refuses rows that contradict each other.</summary>
internal static class PriceReader
{
    public static ImmutableArray<Price> ReadRows(CatalogFields model, string key)
    {
        List<(Price Row, CatalogFields Fields)> rows = [.. model.Maps(key).Select(fields => (ReadRow(fields), fields))];
        rows.Sort((a, b) => Nullable.Compare(a.Row.ValidFrom, b.Row.ValidFrom));
        for (int i = 1; i < rows.Count; i++)
        {
            Price before = rows[i - 1].Row;
            if (before.ValidTo is null || rows[i].Row.ValidFrom is not { } from || from <= before.ValidTo)
            {
                rows[i].Fields.Refuse("valid_from", "its days overlap those of another row; a day has one price");
            }
        }

        return [.. rows.Select(r => r.Row)];
    }

    private static Price ReadRow(CatalogFields fields)
    {
        Price row = new()
        {
            ValidFrom = fields.Date("valid_from"),
            ValidTo = fields.Date("valid_to"),
            Tokens = ReadTokens(fields),
            LongContext = fields.Map("long_context") is { } longer ? ReadLongContext(longer) : null,
            ServiceTiers = fields.Factors("service_tiers"),
            Regions = fields.Factors("regions"),
            Source = fields.RequiredText("source"),
            CheckedOn = fields.Date("checked_on"),
            Provisional = fields.Flag("provisional"),
        };
        if (row.ValidTo < row.ValidFrom)
        {
            fields.Refuse("valid_to", "is before valid_from");
        }

        if (row.CheckedOn is null)
        {
            fields.Refuse("checked_on", "is missing; state the day the source was read");
        }

        fields.RefuseUnread();
        return row;
    }

    private static LongContextPrice ReadLongContext(CatalogFields fields)
    {
        LongContextPrice price = new(fields.Count("above") ?? 0, ReadTokens(fields));
        if (price.Above == 0)
        {
            fields.Refuse("above", "is missing; state the prompt length in tokens beyond which these prices hold");
        }

        fields.RefuseUnread();
        return price;
    }

    private static TokenPrices ReadTokens(CatalogFields fields) => new()
    {
        Input = fields.Amount("input"),
        CacheRead = fields.Amount("cache_read"),
        CacheWrite5m = fields.Amount("cache_write_5m"),
        CacheWrite1h = fields.Amount("cache_write_1h"),
        AudioInput = fields.Amount("audio_input"),
        Output = fields.Amount("output"),
        Reasoning = fields.Amount("reasoning"),
        AudioOutput = fields.Amount("audio_output"),
    };
}
