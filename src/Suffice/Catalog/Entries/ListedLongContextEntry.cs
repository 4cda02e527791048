using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Suffice.Catalog.Entries;

/// <summary>What a price table says of the price of long prompts.</summary>
internal record ListedLongContextEntry : TokenPriceEntry
{
    [Description("The prompt length in tokens beyond which it holds.")]
    [Range(1.0, double.MaxValue)]
    public required long Above { get; init; }
}
