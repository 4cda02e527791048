using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Suffice.Audit.Calls;
using Suffice.Audit.Formats;
using Suffice.Spending;

namespace Suffice.Audit.Tests.Formats;

/// <summary>Whatever a row holds, a format reads it without an exception and leaves a note.</summary>
public sealed partial class DamagedRowTests
{
    private static readonly JsonElement[] Rows = [.. Fixture.Files.SelectMany(Fixture.Rows)];

    private static readonly string[] Names = [.. Rows.SelectMany(NamesIn).Distinct()];

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => depth > 4
        ? Gen.Int[0, 9].Select(i => (JsonNode?)i)
        : Gen.Frequency(
            (2, Gen.Const(() => (JsonNode?)null)),
            (3, Gen.Long.Select(number => (JsonNode?)number)),
            (1, Gen.Double[-1e9, 1e18].Select(number => (JsonNode?)number)),
            (1, Gen.Bool.Select(flag => (JsonNode?)flag)),
            (4, Gen.String.Select(text => (JsonNode?)text)),
            (3, Gen.Int[0, Names.Length - 1].Select(i => (JsonNode?)Names[i])),
            (3, inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (5, ObjectOf(inner))));

    public static TheoryData<string> FormatNames => [.. LogFormats.All.Select(format => format.Name)];

    [Fact]
    public void Read_AnyObject_LeavesANote() => ObjectOf(Value).Select(node => node!.ToJsonString()).Sample(text =>
    {
        foreach (ILogFormat format in LogFormats.All)
        {
            Noted(format, Fixture.Json(text));
        }
    }, iter: 3000);

    [Fact]
    public void Read_RowOfAnyFormatWithPartsExchanged_LeavesANote() =>
        Gen.Select(Gen.Int[0, Rows.Length - 1], Gen.Int[0, 10_000], Value).Sample((row, place, value) =>
        {
            JsonElement damaged = Damaged(Rows[row], place, value);

            foreach (ILogFormat format in LogFormats.All)
            {
                Noted(format, damaged);
            }
        }, iter: 3000);

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void Read_NullEverywhere_LeavesANote(string name)
    {
        foreach (JsonElement row in Rows.Where(row => row.ValueKind == JsonValueKind.Object))
        {
            JsonObject nulls = new(row.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, (JsonNode?)null)));

            Noted(Fixture.Format(name), Fixture.Json(nulls.ToJsonString()));
        }
    }

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void Read_HalfASurrogatePair_LeavesANote(string name)
    {
        foreach (JsonElement row in Rows)
        {
            string broken = row.GetRawText().Replace("\"content\":\"", "\"content\":\"\\ud800", StringComparison.Ordinal).Replace("\"model\":\"", "\"model\":\"\\udfff", StringComparison.Ordinal);

            Noted(Fixture.Format(name), Fixture.Json(broken));
        }
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("openai-responses")]
    [InlineData("anthropic")]
    [InlineData("bedrock")]
    [InlineData("vertex")]
    [InlineData("helicone")]
    [InlineData("portkey")]
    public void Read_OwnRowsWithoutCounts_NeverHaveAUsageOfZero(string name)
    {
        foreach (string file in Fixture.Files.Where(file => Fixture.FormatOf(file) == name))
        {
            foreach (JsonElement row in Fixture.Rows(file))
            {
                JsonElement wrong = Fixture.Json(Counts().Replace(row.GetRawText(), "${name}-1"));

                foreach (LoggedCall call in Fixture.Read(name, wrong).Calls)
                {
                    call.Usage.Basis.ShouldBe(UsageBasis.None);
                    Bill.Of(call).ShouldBeNull();
                }
            }
        }
    }

    [GeneratedRegex("(?<name>(tokens|token_?count|_units)\\\\?\":)\\d+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counts();

    private static void Noted(ILogFormat format, JsonElement row)
    {
        RowReadings found = new();

        format.Fit(row).ShouldBeInRange(0, 100);
        format.Read(row, found);

        (found.Calls.Count + found.Pieces.Count + found.Others.Count + found.Faults.Count).ShouldBeGreaterThan(0, format.Name);
        foreach (LoggedCall call in found.Calls.Concat(found.Pieces.Select(piece => piece.Call)))
        {
            new[] { call.Usage.Input, call.Usage.CacheRead, call.Usage.CacheWrite5m, call.Usage.CacheWrite1h, call.Usage.AudioInput, call.Usage.Output, call.Usage.Reasoning, call.Usage.AudioOutput }
                .ShouldAllBe(tokens => tokens >= 0, format.Name);
            call.Answer.IsDefault.ShouldBeFalse(format.Name);
            call.Weight.ShouldBeGreaterThan(0);
        }
    }

    private static Gen<JsonNode?> ObjectOf(Gen<JsonNode?> values) =>
        Gen.Select(Gen.Int[0, Names.Length - 1], values).Array[0, 6].Select(fields =>
        {
            JsonObject made = [];
            foreach ((int name, JsonNode? value) in fields)
            {
                made[Names[name]] = value?.DeepClone();
            }

            return (JsonNode?)made;
        });

    /// <summary>The row with one of its values put in the place of another.</summary>
    private static JsonElement Damaged(JsonElement row, int place, JsonNode? value)
    {
        JsonNode root = JsonNode.Parse(row.GetRawText())!;
        List<JsonObject> objects = [];
        Collect(root, objects);
        JsonObject at = objects[place % objects.Count];
        if (at.Count > 0)
        {
            at[at.ElementAt(place % at.Count).Key] = value?.DeepClone();
        }

        return Fixture.Json(root.ToJsonString());
    }

    private static void Collect(JsonNode? node, List<JsonObject> objects)
    {
        if (node is JsonObject found)
        {
            objects.Add(found);
            foreach ((string _, JsonNode? inner) in found)
            {
                Collect(inner, objects);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (JsonNode? inner in list)
            {
                Collect(inner, objects);
            }
        }
    }

    private static IEnumerable<string> NamesIn(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(field => NamesIn(field.Value).Prepend(field.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(NamesIn),
        _ => [],
    };
}
