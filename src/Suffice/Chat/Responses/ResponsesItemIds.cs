using System.Globalization;

namespace Suffice.Chat.Responses;

/// <summary>Makes the ids of an answer's items: the same for the same answer, whole or streamed.</summary>
/// <param name="seed">The request's id.</param>
internal sealed class ResponsesItemIds(string seed)
{
    private int count;

    /// <summary>Makes the id of the next item.</summary>
    /// <param name="prefix">What kind of item it is: <c>msg_</c>, <c>fc_</c>, <c>rs_</c>.</param>
    public string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{seed}_{count++}");

    /// <summary>The id of an answer that has none of this protocol's.</summary>
    public static string OfAnswer(string seed) => $"resp_{seed}";
}
