using System.Text.RegularExpressions;
using CsCheck;
using Suffice.Audit.Privacy;

namespace Suffice.Audit.Tests.Privacy;

public sealed partial class PersonalDataMaskTests
{
    private static readonly string[] Pieces =
    [
        "4111111111111111", "a@b.co", "+49 30 1234567", "DE89 3704 0044 0532 0130 00", "1.2.3.4", "fe80::1", "123-45-6789", "Dear John Smith", " ", "-", ".", "(",
        "0", "2026-10-07", "Bearer ", "sk-", "abcdefghijklmnopqrst", "eyJ", "123456", "Mr. ", "Best regards,\n", "$", "AB", "1-415-555-0132", "0171 2345678", "00",
        "password: ", "api_key=", "\"secret\": \"", "Basic ", "x1y2z3w4",
    ];

    private static readonly Gen<string> Hostile = Gen.OneOf(
        Gen.String[Gen.Char["0123456789 -.+()/:@<>aAbX_\n$€é"], 0, 80],
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece])
            .Array[0, 8].Select(string.Concat));

    [Theory]
    [InlineData("write to ann.lee+x@mail.example.co.uk.", "write to <email>.")]
    [InlineData("müller@exämple.de", "<email>")]
    [InlineData("call +49 (0)30 123456-78 today", "call <phone> today")]
    [InlineData("0049 30 12345678", "<phone>")]
    [InlineData("tel (415) 555-0132, 415-555-0132, 1-415-555-0132, 415.555.0132", "tel <phone>, <phone>, <phone>, <phone>")]
    [InlineData("mobil 0171 2345678 or 01 23 45 67 89", "mobil <phone> or <phone>")]
    [InlineData("card 4111 1111 1111 1111 and 378282246310005", "card <card> and <card>")]
    [InlineData("card 4111-1111-1111-1112", "card <number>")]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00, GB29NWBK60161331926819", "IBAN <iban>, <iban>")]
    [InlineData("from 192.168.10.7:8080 and 2001:db8::8a2e:370:7334.", "from <ip>:8080 and <ip>.")]
    [InlineData("SSN 123-45-6789", "SSN <ssn>")]
    [InlineData("key sk-proj-abcDEF0123456789abcDEF and AKIAIOSFODNN7EXAMPLE", "key <key> and <key>")]
    [InlineData("Authorization: Bearer abc.def-ghi_jkl~mno+pqr=", "Authorization: Bearer <key>")]
    [InlineData("password: hunter22, then log in", "password: <key>, then log in")]
    [InlineData("{\"api_key\": \"abcd1234efgh\"}", "{\"api_key\": \"<key>\"}")]
    [InlineData("aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY", "aws_secret_access_key = <key>")]
    [InlineData("Authorization: Basic dXNlcjpwYXNzd29yZDE=", "Authorization: Basic <key>")]
    [InlineData("Your password: it must have eight letters", "Your password: it must have eight letters")]
    [InlineData("Basic information on passwords", "Basic information on passwords")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "<key>")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U", "<key>")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----\nend", "<key>\nend")]
    [InlineData("article=000065037", "article=<number>")]
    [InlineData("customer 1234567, account KD7654321", "customer <number>, account KD<number>")]
    [InlineData("Dear Ms. Anna-Lena O'Neil, thank you", "Dear Ms. <name>, thank you")]
    [InlineData("Hello, my name is José García.", "Hello, my name is <name>.")]
    [InlineData("Best regards,\nJohn Q. Public\nACME", "Best regards,\n<name>\nACME")]
    [InlineData("Sehr geehrter Herr Müller, danke", "Sehr geehrter Herr <name>, danke")]
    public void Mask_PersonalData_KeepsItsKindOnly(string text, string masked) => PersonalDataMask.Mask(text).ShouldBe(masked);

    [Theory]
    [InlineData("order #881 of 2026-10-07 at 12:30:45, 3 items, $1,234.56")]
    [InlineData("on 07.10.2026, 7/10/26 and 20261007")]
    [InlineData("enterprises.9.9.392.1.3.21 and 1.3.6.1.4.1.311")]
    [InlineData("version 1.2.3, v10.4.1 and .NET 10.0.401")]
    [InlineData("pi is 3.14159265 and the total $1234567")]
    [InlineData("claude-haiku-4-5-20251001 and gpt-4o-2024-08-06")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("std::vector<int> a::b at 10:20")]
    [InlineData("Dear Customer, dear team, Dear Sir or Madam")]
    [InlineData("user@localhost and @handle and a@b")]
    [InlineData("pages 200 300 400, rooms 12-14, 10000 rows, 1 234 567 more")]
    [InlineData("SK-1 sk-short Bearer of news DE12 is short")]
    [InlineData("already <email>, <phone> and <number>")]
    [InlineData("")]
    public void Mask_WhatIsNobodys_Stays(string text) => PersonalDataMask.Mask(text).ShouldBe(text);

    [Theory]
    [InlineData("32:::A6b8::3 end", "32:::<ip> end")]
    [InlineData("32:::", "32:::")]
    [InlineData("fe80::1: up", "<ip>: up")]
    public void Mask_ColonsBehindAnAddress_DecideTheSameBeforeAndAfterMasking(string text, string masked)
    {
        PersonalDataMask.Mask(text).ShouldBe(masked);
        PersonalDataMask.Mask(masked).ShouldBe(masked);
    }

    [Fact]
    public void Mask_OfAnything_IsTheSameTwice() => Hostile.Sample(
        text => PersonalDataMask.Mask(PersonalDataMask.Mask(text)) == PersonalDataMask.Mask(text), iter: 20_000);

    [Fact]
    public void Mask_OfAnything_LeavesNoNumberOfACard() => Hostile.Sample(
        text => SixteenDigits().Matches(PersonalDataMask.Mask(text)).All(run => !DigitGroups.PassesLuhn(run.Value)), iter: 20_000);

    [Fact]
    public void Mask_AnyCardAnywhere_MasksIt() => Gen.Select(Gen.String[Gen.Char["0123456789"], 15, 15], Gen.String, Gen.String).Sample(
        (digits, before, after) =>
        {
            char last = "0123456789".First(digit => DigitGroups.PassesLuhn(digits + digit));
            return !PersonalDataMask.Mask(before + " " + digits + last + after).Contains(digits, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData('1')]
    [InlineData('a')]
    [InlineData('-')]
    [InlineData('(')]
    [InlineData('+')]
    public void Mask_AMillionOfOneCharacter_IsNotSlow(char c)
    {
        string text = new(c, 1_000_000);

        string masked = PersonalDataMask.Mask(text);

        masked.Length.ShouldBeLessThanOrEqualTo(text.Length);
    }

    [GeneratedRegex("(?<![0-9])[0-9]{16}(?![0-9])")]
    private static partial Regex SixteenDigits();
}
