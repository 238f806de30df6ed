\echo Use "CREATE EXTENSION ride" to load this file. \quit
