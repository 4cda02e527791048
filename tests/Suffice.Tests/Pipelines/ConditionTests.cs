using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Suffice.Pipelines.Conditions;
using Suffice.Pipelines.Scopes;

namespace Suffice.Tests.Pipelines;

/// <summary>What a condition says of a run.</summary>
public sealed class ConditionTests
{
    private static readonly RunScope Scope = new(
        JsonSerializer.Deserialize<JsonElement>("""{"yes": true, "no": false, "count": 3, "name": "ada", "empty": "", "list": ["a", "b"], "none": [], "nothing": null, "map": {"deep": {"er": 7}}}"""),
        ImmutableDictionary<string, JsonElement>.Empty.Add("draft", JsonSerializer.Deserialize<JsonElement>("""{"answer": {"score": 0.5, "tags": ["x"]}, "confidence": 0.83, "threshold": 0.9}""")))
    {
        Item = JsonSerializer.Deserialize<JsonElement>("""{"id": 5}"""),
        Index = 2,
    };

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    [InlineData("nothing", false)]
    [InlineData("missing", false)]
    [InlineData("not no", true)]
    [InlineData("not not yes", true)]
    [InlineData("yes and no", false)]
    [InlineData("yes or no", true)]
    [InlineData("no or no or yes", true)]
    [InlineData("yes or yes and no", true)]
    [InlineData("(yes or yes) and no", false)]
    [InlineData("not yes or yes", true)]
    [InlineData("not (yes or yes)", false)]
    [InlineData("count == 3", true)]
    [InlineData("count == 3.0", true)]
    [InlineData("count != 3", false)]
    [InlineData("count < 4", true)]
    [InlineData("count <= 3", true)]
    [InlineData("count > 3", false)]
    [InlineData("count >= 3", true)]
    [InlineData("count > -1.5", true)]
    [InlineData("-1 < count", true)]
    [InlineData("name == 'ada'", true)]
    [InlineData("name == \"ada\"", true)]
    [InlineData("name == 'Ada'", false)]
    [InlineData("name < 'b'", true)]
    [InlineData("name contains 'da'", true)]
    [InlineData("'d' in name", true)]
    [InlineData("list contains 'a'", true)]
    [InlineData("'c' in list", false)]
    [InlineData("name in list", false)]
    [InlineData("list present", true)]
    [InlineData("none present", false)]
    [InlineData("none absent", true)]
    [InlineData("empty present", false)]
    [InlineData("nothing absent", true)]
    [InlineData("missing absent", true)]
    [InlineData("no present", true)]
    [InlineData("count present and name present", true)]
    [InlineData("map.deep.er == 7", true)]
    [InlineData("list[1] == 'b'", true)]
    [InlineData("list[2] absent", true)]
    [InlineData("steps.draft.answer.score < 0.6", true)]
    [InlineData("steps.draft.answer.tags contains 'x'", true)]
    [InlineData("steps.draft.confidence < steps.draft.threshold", true)]
    [InlineData("steps.draft.answer.none < 3", false)]
    [InlineData("3 < steps.draft.answer.none", false)]
    [InlineData("nothing == missing", true)]
    [InlineData("item.id == 5 and index == 2", true)]
    [InlineData("true", true)]
    [InlineData("yes == true", true)]
    public void Holds_OfARun_AsItReads(string text, bool holds) => Read(text).Holds(Scope).ShouldBe(holds);

    [Theory]
    [InlineData("name > 3")]
    [InlineData("list")]
    [InlineData("name")]
    [InlineData("count contains 1")]
    [InlineData("yes < no")]
    public void Holds_WhatAValueCannotSay_IsAMistakeThatIsTold(string text) => Should.Throw<InvalidDataException>(() => Read(text).Holds(Scope));

    [Theory]
    [InlineData("", "a value is missing at the end")]
    [InlineData("yes and", "a value is missing at the end")]
    [InlineData("yes no", "character 5")]
    [InlineData("(yes", "a ')' is missing")]
    [InlineData("yes)", "character 4")]
    [InlineData("== 3", "character 1")]
    [InlineData("count = 3", "'=' at character 7")]
    [InlineData("name == 'ada", "has no end")]
    [InlineData("a.b. == 3", "is no path")]
    [InlineData("yes && no", "'&' at character 5")]
    [InlineData("count > 99999999999999999999999999999999", "is no number that can be compared")]
    public void Read_NoCondition_SaysWhere(string text, string why) => Should.Throw<FormatException>(() => Read(text)).Message.ShouldContain(why);

    [Fact]
    public void Read_AConditionNestedWithoutEnd_IsRefusedAndEndsNothing() =>
        Should.Throw<FormatException>(() => Read(new string('(', 100_000))).Message.ShouldContain("longer than");

    [Fact]
    public void Holds_NumbersBeyondAnyUse_AreTheSameThatAreWrittenSo() => Read("input.n == input.m and input.n != 1").Holds(
        Scope with { Input = JsonSerializer.Deserialize<JsonElement>("""{"n": 1e99999999999, "m": 1e99999999999}""") }).ShouldBeTrue();

    [Fact]
    public void Holds_AnyTwo_KeepDeMorgansLaws() => Gen.Select(Written, Written).Sample((one, other) =>
    {
        Is($"not (({one}) and ({other}))").ShouldBe(Is($"not ({one}) or not ({other})"));
        Is($"not (({one}) or ({other}))").ShouldBe(Is($"not ({one}) and not ({other})"));
        Is($"not (not ({one}))").ShouldBe(Is(one));
    });

    [Fact]
    public void Read_AnyText_IsAConditionOrToldWhyNot() => Gen.String[Gen.Char["yesno() <>=!'\"and or0.1[]"], 0, 40].Sample(text =>
    {
        try
        {
            Read(text).Holds(Scope);
        }
        catch (Exception told) when (told is FormatException or InvalidDataException)
        {
            told.Message.ShouldNotBeEmpty();
        }
    });

    private static Gen<string> Written { get; } = Gen.Recursive<string>((depth, inner) => depth > 3
        ? OneOf("yes", "no", "count > 2", "name == 'bob'", "none present")
        : Gen.OneOf(
            OneOf("yes", "no", "count <= 3", "missing absent"),
            inner.Select(one => $"not ({one})"),
            Gen.Select(inner, inner).Select((one, other) => $"({one}) and ({other})"),
            Gen.Select(inner, inner).Select((one, other) => $"({one}) or ({other})")));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(place => texts[place]);

    private static bool Is(string text) => Read(text).Holds(Scope);

    private static Condition Read(string text) =>
        ConditionReader.Read(text, path => new Operand(path.Root is "input" or "steps" or "item" or "index" ? path : path.Under("input"), null));
}
