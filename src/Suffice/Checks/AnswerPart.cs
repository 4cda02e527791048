using System.Text.Json;
using Suffice.Checks.Canonical;
using Suffice.Checks.Paths;

namespace Suffice.Checks;

/// <summary>The part of an answer that a check is about: its whole text, or the values at a path.</summary>
internal sealed class AnswerPart
{
    private readonly JsonPath? path;

    private AnswerPart(JsonPath? path) => this.path = path;

    /// <summary>Reads a check's <c>path</c> option.</summary>
    /// <param name="path">The path; <see langword="null"/> for the whole text.</param>
    /// <exception cref="CheckOptionsException">It is not a path.</exception>
    public static AnswerPart Of(string? path) => new(path is null ? null : JsonPath.Parse(path, "path"));

    /// <summary>Judges each text of the part until one is wrong.</summary>
    /// <param name="judged">The answer.</param>
    /// <param name="judge">Says what is wrong with a text, as the rest of a sentence that begins with where it is; <see langword="null"/> when nothing is.</param>
    /// <returns>Not applicable when the answer is a tool turn or the path chooses nothing.</returns>
    public Finding JudgeEach(JudgedAnswer judged, Func<string, JudgedAnswer, string?> judge)
    {
        if (path is null)
        {
            return judged.IsToolTurn ? Finding.NotApplicable
                : judge(judged.Text, judged) is { } wrong ? Finding.Failed($"The answer {wrong}.")
                : Finding.Passed;
        }

        if (!TryRoot(judged, path, out JsonElement root, out Finding otherwise))
        {
            return otherwise;
        }

        List<JsonElement> values = path.Select(root);
        for (int i = 0; i < values.Count; i++)
        {
            if (judge(JsonScalar.TextOf(values[i]), judged) is { } wrong)
            {
                return Finding.Failed($"{path.LocationOf(root, i)} {wrong}.");
            }
        }

        return values.Count == 0 ? Finding.NotApplicable : Finding.Passed;
    }

    /// <summary>Reads the answer for a check with a path.</summary>
    /// <param name="judged">The answer.</param>
    /// <param name="path">The path.</param>
    /// <param name="root">Where the path begins.</param>
    /// <param name="otherwise">What the check says of an answer that is no JSON; not applicable for a tool turn.</param>
    /// <returns>False when there is nothing that a path could choose from.</returns>
    public static bool TryRoot(JudgedAnswer judged, JsonPath path, out JsonElement root, out Finding otherwise)
    {
        root = judged.IsToolTurn ? default : judged.Json.Root.GetValueOrDefault();
        bool isThere = root.ValueKind != JsonValueKind.Undefined;
        otherwise = isThere || judged.IsToolTurn ? Finding.NotApplicable : NeedsJson(judged, path);

        return isThere;
    }

    /// <summary>What a check with a path says of an answer that is not JSON.</summary>
    public static Finding NeedsJson(JudgedAnswer judged, JsonPath path) =>
        Finding.Failed($"The answer must be JSON with {path.Text}, but it is {judged.Json.Error}.");
}
