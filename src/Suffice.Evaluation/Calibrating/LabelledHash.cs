using System.Security.Cryptography;
using System.Text;
using Suffice.Learning.Labelled;

namespace Suffice.Evaluation.Calibrating;

/// <summary>Identifies labelled calls: the same calls, answers and verdicts in any order give the same.</summary>
internal static class LabelledHash
{
    /// <summary>The SHA-256 of the calls.</summary>
    /// <param name="calls">The calls.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(IEnumerable<LabelledCall> calls)
    {
        using IncrementalHash all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string one in calls.Select(One).Order(StringComparer.Ordinal))
        {
            all.AppendData(Encoding.UTF8.GetBytes(one));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }

    private static string One(LabelledCall call)
    {
        StringBuilder text = new();
        Add(text, call.Id);
        foreach (LabelledAnswer answer in call.Second is { } second ? call.Rungs.Add(second) : call.Rungs)
        {
            Add(text, answer.Model);
            Add(text, answer.IsRight ? "right" : "wrong");
            Add(text, answer.Answer?.Text ?? string.Empty);
            Add(text, string.Join('\n', answer.Answer?.ToolCalls.Select(tool => $"{tool.Name} {tool.ArgumentsJson}") ?? []));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // With its length, so that none runs into the next.
    private static void Add(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);
}
