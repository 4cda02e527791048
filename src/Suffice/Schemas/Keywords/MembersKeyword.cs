using System.Collections.Frozen;
using System.Text.Json;
using Suffice.Schemas.Evaluating;
using Suffice.Schemas.Loading;
using Suffice.Schemas.Patterns;
using Suffice.Schemas.Unfinished;
using Suffice.Schemas.Values;

namespace Suffice.Schemas.Keywords;

/// <summary>
/// <c>properties</c>, <c>patternProperties</c> and <c>additionalProperties</c>: which schema each member answers to.
/// </summary>
internal sealed class MembersKeyword : Keyword
{
    private readonly FrozenDictionary<string, SchemaNode> named;
    private readonly FrozenDictionary<string, SchemaNode>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly (TextPattern Pattern, SchemaNode Node)[] matched;
    private readonly SchemaNode? rest;
    private readonly AllowedTexts? closed;

    private MembersKeyword(SchemaSource source, bool named, bool matched, bool rest)
        : base(source, rest ? "additionalProperties" : named ? "properties" : "patternProperties")
    {
        this.named = (named ? source.Map("properties") : []).ToFrozenDictionary(StringComparer.Ordinal);
        lookup = this.named.GetAlternateLookup<ReadOnlySpan<char>>();
        this.matched = matched ? [.. source.Map("patternProperties").Select(p => (Pattern(source, p.Key), p.Value))] : [];
        this.rest = rest ? source.Node("additionalProperties") : null;
        closed = this.rest is { Always: false } && this.matched.Length == 0 ? new AllowedTexts(this.named.Keys) : null;
    }

    public static IEnumerable<Keyword> Read(SchemaSource source)
    {
        bool hasNamed = source.Has("properties", out _);
        bool hasMatched = source.Has("patternProperties", out _);
        bool hasRest = source.Has("additionalProperties", out _);
        if (hasNamed || hasMatched || hasRest)
        {
            yield return new MembersKeyword(source, hasNamed, hasMatched, hasRest);
        }
    }

    public override bool Accepts(JsonElement value, ref Evaluation evaluation, Evaluated? seen)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return true;
        }

        bool accepts = true;
        int index = 0;
        Span<char> scratch = stackalloc char[JsonText.Scratch];
        foreach (JsonProperty member in value.EnumerateObject())
        {
            using JsonText name = JsonText.OfName(member, scratch);
            if (!AcceptsMember(name.Chars, member.Value, ref evaluation, seen, index++))
            {
                accepts = false;
                if (evaluation.IsDone)
                {
                    break;
                }
            }
        }

        return accepts;
    }

    public override void BeginName(Run run, Spot name)
    {
        if (closed is not null)
        {
            name.Watch(new PrefixWatch(run, this, "a property name", closed));
        }
    }

    public override void BeginMember(Run run, string name, Spot member)
    {
        bool known = named.TryGetValue(name, out SchemaNode? node);
        if (known)
        {
            member.Want(node!, run.Scope, run);
        }

        foreach ((TextPattern? pattern, SchemaNode? matched) in matched)
        {
            bool? found = pattern.IsFoundIn(name);
            if (found is null)
            {
                return;
            }

            if (found.Value)
            {
                known = true;
                member.Want(matched, run.Scope, run);
            }
        }

        if (!known && rest is { Always: false })
        {
            run.Break(this, NotAllowed(name), name);
        }
        else if (!known && rest is not null)
        {
            member.Want(rest, run.Scope, run);
        }
    }

    private static TextPattern Pattern(SchemaSource source, string pattern)
        => TextPattern.Read(pattern, JsonPointer.Child(source.At("patternProperties"), pattern), source.Options);

    private bool AcceptsMember(ReadOnlySpan<char> name, JsonElement value, ref Evaluation evaluation, Evaluated? seen, int index)
    {
        bool known = lookup.TryGetValue(name, out SchemaNode? node);
        bool accepts = !known || evaluation.Member(node!, value, name);
        foreach ((TextPattern? pattern, SchemaNode? matched) in matched)
        {
            if (pattern.IsFoundIn(name, ref evaluation))
            {
                known = true;
                accepts &= evaluation.Member(matched, value, name);
            }
        }

        if (!known && rest is { Always: false })
        {
            return evaluation.Report is not null && evaluation.Break(this, NotAllowed(name.ToString()), name.ToString());
        }

        if (known || rest is not null)
        {
            seen?.Add(index);
        }

        return known || rest is null ? accepts : evaluation.Member(rest, value, name);
    }

    private string NotAllowed(string name) => named.Count == 0
        ? $"the property {Shown.Quoted(name)} is not allowed"
        : $"the property {Shown.Quoted(name)} is not allowed; allowed are {Shown.List(named.Keys.Order(StringComparer.Ordinal))}";
}
