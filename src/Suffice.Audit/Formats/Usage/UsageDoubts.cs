namespace Suffice.Audit.Formats.Usage;

/// <summary>Why a split of tokens is not certain; one text for one kind, so that they can be counted.</summary>
internal static class UsageDoubts
{
    public const string Sums = "the parts of the usage do not add up to its totals";
    public const string NoCount = "a token count is not a whole number";
    public const string OneSided = "only one of the two totals, input and output, is told";
    public const string CacheBeside = "the cached tokens are more than the input tokens that should hold them: taken as beside it";
    public const string CacheUnclear = "it is not told whether the input tokens hold the cached ones: taken as held";
    public const string SeveralModels = "the usage is the sum of several models";
    public const string NoCacheSplit = "cached tokens are not told apart: all input is taken as uncached";
    public const string SeveralCalls = "the usage is the sum of several calls";
}
