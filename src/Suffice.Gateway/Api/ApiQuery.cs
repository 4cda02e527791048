using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Suffice.Chat;
using Suffice.Reviewing;

namespace Suffice.Gateway.Api;

/// <summary>Reads an endpoint's query; the first mistake in it is kept, and names the parameter.</summary>
internal sealed class ApiQuery
{
    private readonly IQueryCollection query;

    /// <summary>Takes a query that may hold these parameters and no others.</summary>
    /// <param name="query">The query.</param>
    /// <param name="known">What the endpoint knows.</param>
    public ApiQuery(IQueryCollection query, ImmutableArray<QueryParameter> known)
    {
        this.query = query;
        foreach ((string name, StringValues values) in query)
        {
            if (!known.Any(parameter => parameter.Name == name))
            {
                Wrong(name, $"is not a parameter of this endpoint; it has {(known.Any() ? string.Join(", ", known.Select(parameter => parameter.Name)) : "none")}");
            }
            else if (values.Count != 1)
            {
                Wrong(name, $"is given {values.Count} times; give it once");
            }
        }
    }

    /// <summary>The first mistake; <see langword="null"/> when there is none.</summary>
    public ChatError? Error { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>The text, which may be empty; <see langword="null"/> when not given.</returns>
    public string? Text(QueryParameter parameter) => query.TryGetValue(parameter.Name, out StringValues values) ? values.ToString() : null;

    /// <summary>Reads a day or a time; without an offset it is UTC.</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>The time, or <see langword="null"/>.</returns>
    public DateTimeOffset? Time(QueryParameter parameter) => Read<DateTimeOffset>(
        parameter,
        text => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
                ? time
                : null,
        "is not a day or time; write 2026-11-01 or 2026-11-01T12:00:00Z");

    /// <summary>Reads a month (UTC).</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>Its beginning and that of the next one, or <see langword="null"/>.</returns>
    public (DateTimeOffset From, DateTimeOffset To)? Month(QueryParameter parameter) =>
        Read<(DateTimeOffset, DateTimeOffset)>(parameter, text => ReviewSpan.OfMonth(text), "is no month; write 2026-11");

    /// <summary>Reads a number within its limits.</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>The number, or <see langword="null"/>.</returns>
    public int? Number(QueryParameter parameter) => Read<int>(
        parameter,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= parameter.Least && number <= parameter.Most ? number : null,
        $"is not a whole number from {parameter.Least} to {parameter.Most}");

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <param name="parameter">Which.</param>
    /// <returns>The answer, or <see langword="null"/>.</returns>
    public bool? Flag(QueryParameter parameter) =>
        Read<bool>(parameter, text => text switch { "true" => true, "false" => false, _ => null }, "is neither true nor false");

    /// <summary>Reads one of the words of an enum.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="parameter">Which, with its words in the enum's order.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public T? Word<T>(QueryParameter parameter)
        where T : struct, Enum => Read<T>(
            parameter,
            text => parameter.Words.IndexOf(text) is >= 0 and int place ? Enum.GetValues<T>()[place] : null,
            $"is none of {string.Join(", ", parameter.Words)}");

    /// <summary>Reads what a parameter's own form knows.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="parameter">Which.</param>
    /// <param name="parse">Reads its text; <see langword="null"/> when it is no such thing.</param>
    /// <param name="wrong">What is wrong then, and what would be right.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    public T? Read<T>(QueryParameter parameter, Func<string, T?> parse, string wrong)
        where T : struct
    {
        if (Text(parameter) is not { } text)
        {
            return null;
        }

        T? value = parse(text);
        if (value is null)
        {
            Wrong(parameter.Name, $"\"{text}\" {wrong}");
        }

        return value;
    }

    private void Wrong(string name, string wrong) => Error ??= new ChatError(400, $"{name}: {wrong}") { Code = "bad_filter", Param = name };
}
