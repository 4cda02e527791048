using System.Text.Json;
using Suffice.Audit.Calls;

namespace Suffice.Audit.Formats;

/// <summary>The form in which one tool writes its log. Stateless and thread-safe.</summary>
internal interface ILogFormat
{
    /// <summary>Its name on the command line, such as <c>litellm</c>.</summary>
    string Name { get; }

    /// <summary>What it is, for people, such as <c>LiteLLM spend logs</c>.</summary>
    string Title { get; }

    /// <summary>How well a row fits.</summary>
    /// <param name="row">The row: a JSON object; a row of a table comes as an object of strings.</param>
    /// <returns>0 for not at all, to 100 for what no other format has.</returns>
    int Fit(JsonElement row);

    /// <summary>Reads a row. Never throws for what the row holds.</summary>
    /// <param name="row">The row.</param>
    /// <param name="found">Where what was found is noted; every row leaves at least one note.</param>
    void Read(JsonElement row, RowReadings found);
}
